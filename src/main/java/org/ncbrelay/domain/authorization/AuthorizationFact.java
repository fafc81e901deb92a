package org.ncbrelay.domain.authorization;

import java.time.Instant;

/**
 * One recorded fact about direct contact; a correction is a new fact (Annex 1.1).
 *
 * @param agency    who may be in direct contact; null unless granted or renewed
 * @param scope     on what; null unless granted or renewed
 * @param validFrom  null unless granted or renewed
 * @param validUntil end of the grant, exclusive; null unless granted or renewed
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
    /** What can be recorded, and the state that follows from it. */
    public enum FactKind {
        GRANTED(ContactState.GRANTED),
        RENEWED(ContactState.GRANTED),
        REFUSED(ContactState.REFUSED),
        LAPSED(ContactState.LAPSED),
        SUSPENDED(ContactState.SUSPENDED),
        RESUMED(ContactState.GRANTED),
        REVOKED(ContactState.REVOKED),
        EXPIRED(ContactState.EXPIRED),
        ENDED(ContactState.ENDED);

        private final ContactState state;

        FactKind(ContactState state) {
            this.state = state;
        }

        ContactState state() {
            return state;
        }
    }

    static AuthorizationFact plain(FactKind kind, String reason, String by, Instant at) {
        return new AuthorizationFact(kind, null, null, null, null, reason, by, at);
    }
}
