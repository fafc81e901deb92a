package org.ncbrelay.domain.evidence;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;

/**
 * One link of the chain of custody: who had an original in hand.
 *
 * @param address network address the request came from; null where the relay itself acted
 * @param reason  in the officer's own words; null if none was given
 */
public record CustodyEntry(
        UUID evidenceId,
        CaseReference reference,
        Act act,
        String actor,
        String actorOrganisation,
        String address,
        String reason,
        Instant happenedAt) {
    public enum Act {
        RECEIVED,
        VIEWED,
        DOWNLOADED,
        VERIFIED,
        FOUND_ALTERED,
        FOUND_CLEAN,
        FOUND_INFECTED,
        SCAN_FAILED,
        /** Downloaded by an officer who was warned that it is infected. */
        OPENED_INFECTED,
        ERASED
    }
}
