package org.ncbrelay.domain.delivery;

import java.time.Instant;
import org.ncbrelay.domain.authorization.Authorization;

/** The way a product goes to the country (Annex 1.1, 1.2). */
public enum Channel {
    /** To the agency, with a copy to its NCB in the same transaction. */
    DIRECT,
    /** To the NCB, which forwards it: the default. */
    VIA_NCB;

    /** The channel that is open at a moment: direct only if acknowledgment and a live authorization are both on record. */
    public static Channel openAt(boolean acknowledged, Authorization authorization, Instant now) {
        return acknowledged && authorization.isLive(now) ? DIRECT : VIA_NCB;
    }
}
