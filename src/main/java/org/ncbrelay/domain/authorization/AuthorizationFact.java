package org.ncbrelay.domain.authorization;

import java.time.Instant;
import org.ncbrelay.domain.authorization.Authorization.State;

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
        GRANTED(State.GRANTED),
        RENEWED(State.GRANTED),
        REFUSED(State.REFUSED),
        LAPSED(State.LAPSED),
        SUSPENDED(State.SUSPENDED),
        RESUMED(State.GRANTED),
        REVOKED(State.REVOKED),
        EXPIRED(State.EXPIRED),
        ENDED(State.ENDED);

        private final State state;

        FactKind(State state) {
            this.state = state;
        }

        State state() {
            return state;
        }
    }

    static AuthorizationFact plain(FactKind kind, String reason, String by, Instant at) {
        return new AuthorizationFact(kind, null, null, null, null, reason, by, at);
    }
}
