package org.ncbrelay.domain.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.meeting.Invitations.Invitation;
import org.ncbrelay.domain.product.ActionItem;

/** Coordination meetings; an invited country sees the meeting and its own invitation. */
public interface Meetings {
    void plan(CaseReference reference, Meeting meeting, Officer by, Instant at);

    Optional<Meeting> find(CaseReference reference);

    void invite(Invitation invitation, Instant at);

    List<Invitation> invitations(CaseReference reference);

    Optional<Invitation> invitation(CaseReference reference, OrganisationCode country);

    /** @throws org.ncbrelay.domain.Refusal.Conflict if it has been answered */
    void answer(Invitation answered);

    void setAgenda(CaseReference reference, String agenda);

    void end(CaseReference reference, Outcome outcome);

    Optional<Outcome> outcome(CaseReference reference);

    void assign(CaseReference reference, ActionItem action, Officer by, Instant at);

    List<ActionItem> actions(CaseReference reference);

    /**
     * How it went.
     *
     * @param participants null unless held
     * @param reason       null if held
     */
    record Outcome(boolean held, String participants, String reason, String recordedBy, Instant recordedAt) {}

    /**
     * A coordination meeting as it is shown with its case.
     *
     * @param outcome null until it was held or cancelled
     */
    record MeetingFile(Meeting meeting, List<Invited> invitations, Outcome outcome, List<ActionItem> actions) {
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
    record Meeting(String title, String purpose, Format format, LocalDate heldOn, String place, String agenda) {
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
