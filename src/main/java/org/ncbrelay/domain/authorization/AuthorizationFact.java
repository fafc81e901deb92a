package org.ncbrelay.domain.authorization;

import java.time.Instant;

/**
 * One recorded fact about direct contact; a correction is a new fact (Annex 1.1).
 *
 * @param agency    who may be in direct contact; null unless granted
 * @param scope     on what; null unless granted
 * @param validFrom  null unless granted
 * @param validUntil end of the grant, exclusive; null unless granted
 * @param reason    null where none is needed
 */
public record AuthorizationFact(
        FactKind kind,
        String agency,
        String scope,
        Instant validFrom,
        Instant validUntil,
        String reason,
        String recordedBy,
        Instant recordedAt) {
    /** What can be recorded. */
    public enum FactKind {
        GRANTED,
        REFUSED,
        SUSPENDED,
        RESUMED,
        REVOKED,
        EXPIRED
    }

    static AuthorizationFact plain(FactKind kind, String reason, String by, Instant at) {
        return new AuthorizationFact(kind, null, null, null, null, reason, by, at);
    }
}
