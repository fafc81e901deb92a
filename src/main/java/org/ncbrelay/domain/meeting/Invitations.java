package org.ncbrelay.domain.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/** What other countries' cases ask of the acting organisation: all that it sees of them. */
public interface Invitations {
    /** Meetings to which the acting NCB is invited; for an agency those for which its NCB named it. */
    List<ToMeeting> toMeetings();

    List<ForExpert> forExperts();

    /**
     * @param agenda   null until it is set
     * @param agencies of the reader's country that its NCB named for the meeting
     */
    record ToMeeting(
            String reference,
            String title,
            String purpose,
            String format,
            LocalDate heldOn,
            String place,
            String agenda,
            String state,
            List<String> agencies,
            Instant invitedAt,
            Instant answeredAt) {}

    /**
     * @param id          of the place in the team
     * @param host        where the team goes
     * @param startsOn    of the mission
     * @param workingDays of the mission
     * @param expert      null until released
     */
    record ForExpert(
            UUID id,
            String reference,
            String role,
            String host,
            LocalDate startsOn,
            int workingDays,
            String state,
            String expert,
            Instant answeredAt) {}

    /**
     * The invitation of one country and its answer.
     *
     * @param participants who comes; null unless accepted
     * @param agencies     national agencies that its NCB named for the meeting; empty unless accepted
     * @param reason       null unless declined
     */
    record Invitation(
            CaseReference reference,
            OrganisationCode country,
            State state,
            String participants,
            List<String> agencies,
            String reason,
            String answeredBy,
            Instant answeredAt) {
        public static Invitation to(OrganisationCode country, CaseReference reference) {
            return new Invitation(reference, country, State.INVITED, null, List.of(), null, null, null);
        }

        public Invitation answered(
                State state, String participants, List<String> agencies, String reason, String by, Instant at) {
            return new Invitation(reference, country, state, participants, agencies, reason, by, at);
        }

        /** What the country said. */
        public enum State {
            INVITED,
            ACCEPTED,
            DECLINED,
            NO_ANSWER
        }
    }
}
