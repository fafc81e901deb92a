package org.ncbrelay.adapter.database.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.meeting.Invitations.Invitation;
import org.ncbrelay.domain.meeting.Meetings;
import org.ncbrelay.domain.meeting.Meetings.Meeting;
import org.ncbrelay.domain.product.ActionItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Meetings and who was invited. */
@Repository
record JdbcMeetings(JdbcClient jdbc) implements Meetings {
    @Override
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

    @Override
    public Optional<Meeting> find(CaseReference reference) {
        return jdbc.sql("SELECT title, purpose, format, held_on, place, agenda FROM meeting WHERE reference = ?")
                .param(reference.value())
                .query(Rows.to(Meeting.class))
                .optional();
    }

    @Override
    public void invite(Invitation invitation, Instant at) {
        jdbc.sql("""
                INSERT INTO meeting_invitation (reference, country, state, invited_at)
                VALUES (:reference, :country, :state, :invitedAt)""")
                .paramSource(Rows.of(invitation).addValue("invitedAt", Rows.at(at)))
                .update();
    }

    @Override
    public List<Invitation> invitations(CaseReference reference) {
        return jdbc.sql("SELECT * FROM meeting_invitation WHERE reference = ? ORDER BY country")
                .param(reference.value())
                .query(Rows.to(Invitation.class))
                .list();
    }

    @Override
    public Optional<Invitation> invitation(CaseReference reference, OrganisationCode country) {
        return jdbc.sql("SELECT * FROM meeting_invitation WHERE reference = ? AND country = ?")
                .params(reference.value(), country.value())
                .query(Rows.to(Invitation.class))
                .optional();
    }

    @Override
    public void answer(Invitation answered) {
        int changed = jdbc.sql("""
                        UPDATE meeting_invitation SET state = :state, participants = :participants, agencies = :agencies, reason = :reason,
                               answered_by = :answeredBy, answered_at = :answeredAt
                         WHERE reference = :reference AND country = :country AND state = 'INVITED'""").paramSource(Rows.of(answered)).update();
        if (changed == 0) throw new Refusal.Conflict("This invitation has been answered.");
    }

    @Override
    public void setAgenda(CaseReference reference, String agenda) {
        jdbc.sql("UPDATE meeting SET agenda = ? WHERE reference = ?")
                .params(agenda, reference.value())
                .update();
    }

    @Override
    public void end(CaseReference reference, Outcome outcome) {
        jdbc.sql("""
                INSERT INTO meeting_outcome (reference, held, participants, reason, recorded_by, recorded_at)
                VALUES (:reference, :held, :participants, :reason, :recordedBy, :recordedAt)""")
                .paramSource(Rows.of(outcome).addValue("reference", reference.value()))
                .update();
    }

    @Override
    public Optional<Outcome> outcome(CaseReference reference) {
        return jdbc.sql(
                        "SELECT held, participants, reason, recorded_by, recorded_at FROM meeting_outcome WHERE reference = ?")
                .param(reference.value())
                .query(Rows.to(Outcome.class))
                .optional();
    }

    @Override
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

    @Override
    public List<ActionItem> actions(CaseReference reference) {
        return jdbc.sql("SELECT action, owner, due_on FROM meeting_action WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query(Rows.to(ActionItem.class))
                .list();
    }
}
