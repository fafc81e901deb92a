package org.ncbrelay.domain.meeting;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/**
 * The invitation of one country and its answer.
 *
 * @param participants who comes; null unless accepted
 * @param reason       null unless declined
 */
public record Invitation(
        CaseReference reference,
        OrganisationCode country,
        State state,
        String participants,
        String reason,
        String answeredBy,
        Instant answeredAt) {
    public static Invitation to(OrganisationCode country, CaseReference reference) {
        return new Invitation(reference, country, State.INVITED, null, null, null, null);
    }

    public Invitation answered(State state, String participants, String reason, String by, Instant at) {
        return new Invitation(reference, country, state, participants, reason, by, at);
    }

    /** What the country said. */
    public enum State {
        INVITED,
        ACCEPTED,
        DECLINED,
        NO_ANSWER
    }
}
