package org.ncbrelay.store.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.support.Invitations.Invitation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Coordination meetings; an invited country sees the meeting and its own invitation. */
@Repository
public record Meetings(JdbcClient jdbc) {
    public void plan(CaseReference reference, Meeting meeting, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO meeting (reference, title, purpose, format, held_on, place, planned_by, planned_at)
                VALUES (:reference, :title, :purpose, :format, :heldOn, :place, :plannedBy, :plannedAt)""")
                .paramSource(Rows.of(meeting)
                        .addValue("reference", reference.value())
                        .addValue("plannedBy", by.userId())
                        .addValue("plannedAt", Rows.at(at)))
                .update();
    }

    public Optional<Meeting> find(CaseReference reference) {
        return jdbc.sql("SELECT title, purpose, format, held_on, place, agenda FROM meeting WHERE reference = ?")
                .param(reference.value())
                .query(Rows.to(Meeting.class))
                .optional();
    }

    public void invite(Invitation invitation, Instant at) {
        jdbc.sql("""
                INSERT INTO meeting_invitation (reference, country, state, invited_at)
                VALUES (:reference, :country, :state, :invitedAt)""")
                .paramSource(Rows.of(invitation).addValue("invitedAt", Rows.at(at)))
                .update();
    }

    public List<Invitation> invitations(CaseReference reference) {
        return jdbc.sql("SELECT * FROM meeting_invitation WHERE reference = ? ORDER BY country")
                .param(reference.value())
                .query(Rows.to(Invitation.class))
                .list();
    }

    public Optional<Invitation> invitation(CaseReference reference, OrganisationCode country) {
        return jdbc.sql("SELECT * FROM meeting_invitation WHERE reference = ? AND country = ?")
                .params(reference.value(), country.value())
                .query(Rows.to(Invitation.class))
                .optional();
    }

    /** @throws org.ncbrelay.domain.Refusal.Conflict if it has been answered */
    public void answer(Invitation answered) {
        int changed = jdbc.sql("""
                        UPDATE meeting_invitation SET state = :state, participants = :participants, agencies = :agencies, reason = :reason,
                               answered_by = :answeredBy, answered_at = :answeredAt
                         WHERE reference = :reference AND country = :country AND state = 'INVITED'""").paramSource(Rows.of(answered)).update();
        if (changed == 0) throw new Refusal.Conflict("This invitation has been answered.");
    }

    public void setAgenda(CaseReference reference, String agenda) {
        jdbc.sql("UPDATE meeting SET agenda = ? WHERE reference = ?")
                .params(agenda, reference.value())
                .update();
    }

    public void end(CaseReference reference, Outcome outcome) {
        jdbc.sql("""
                INSERT INTO meeting_outcome (reference, held, participants, reason, recorded_by, recorded_at)
                VALUES (:reference, :held, :participants, :reason, :recordedBy, :recordedAt)""")
                .paramSource(Rows.of(outcome).addValue("reference", reference.value()))
                .update();
    }

    public Optional<Outcome> outcome(CaseReference reference) {
        return jdbc.sql(
                        "SELECT held, participants, reason, recorded_by, recorded_at FROM meeting_outcome WHERE reference = ?")
                .param(reference.value())
                .query(Rows.to(Outcome.class))
                .optional();
    }

    public void assign(CaseReference reference, ActionItem action, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO meeting_action (reference, action, owner, due_on, recorded_by, recorded_at)
                VALUES (:reference, :action, :owner, :dueOn, :recordedBy, :recordedAt)""")
                .paramSource(Rows.of(action)
                        .addValue("reference", reference.value())
                        .addValue("recordedBy", by.userId())
                        .addValue("recordedAt", Rows.at(at)))
                .update();
    }

    public List<ActionItem> actions(CaseReference reference) {
        return jdbc.sql("SELECT action, owner, due_on FROM meeting_action WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query(Rows.to(ActionItem.class))
                .list();
    }

    /**
     * How it went.
     *
     * @param participants null unless held
     * @param reason       null if held
     */
    public record Outcome(boolean held, String participants, String reason, String recordedBy, Instant recordedAt) {}

    /**
     * A coordination meeting as it is shown with its case.
     *
     * @param outcome null until it was held or cancelled
     */
    public record MeetingFile(Meeting meeting, List<Invited> invitations, Outcome outcome, List<ActionItem> actions) {
        public record Invited(
                String country,
                String state,
                String participants,
                List<String> agencies,
                String reason,
                String answeredBy,
                Instant answeredAt) {}
    }

    /**
     * A meeting as the invited countries read of it.
     *
     * @param purpose written for them; nothing else of the case is shown to them
     * @param agenda  null until it is set
     */
    public record Meeting(String title, String purpose, Format format, LocalDate heldOn, String place, String agenda) {
        public Meeting {
            if (title == null || title.isBlank()) throw new Refusal.Invalid("title", "give a title");
            if (purpose == null || purpose.isBlank()) throw new Refusal.Invalid("purpose", "say what it is for");
            if (format == null) throw new Refusal.Invalid("format", "wrong.required", "is required");
            if (heldOn == null) throw new Refusal.Invalid("heldOn", "wrong.required", "is required");
        }

        /** @throws Refusal.Invalid if it would be held before today */
        public void requireAhead(LocalDate today) {
            if (heldOn.isBefore(today)) throw new Refusal.Invalid("heldOn", "wrong.past", "must not lie in the past");
        }

        /** The same meeting with another purpose. */
        public Meeting withPurpose(String other) {
            return new Meeting(title, other, format, heldOn, place, agenda);
        }

        /** One line on the task card of an invited bureau, which reads the same in every language. */
        public String line() {
            return heldOn + ", " + title;
        }

        /** Where people meet. */
        public enum Format {
            VIDEO,
            IN_PERSON,
            HYBRID
        }
    }
}
