package org.ncbrelay.domain.correlation;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;

/**
 * Who may learn that a trace of a case also occurs in another case: the National Central Bureau of the case and INTERPOL. An agency, an
 * expert or an invited country may not, because a hit says that another country works on the same trace.
 */
public final class HitAudience {
    private HitAudience() {}

    /** Whether the officer may read the hits of the case and what happened about them. */
    public static boolean includes(Officer reader, CaseReference reference) {
        return reader.servesInterpol() || isBureauOf(reader, reference);
    }

    /** Whether the officer serves the National Central Bureau of the case. */
    public static boolean isBureauOf(Officer reader, CaseReference reference) {
        return reader.organisation().equals(reference.organisation()) && reader.isAny(Role.NCB_OFFICER, Role.NCB_HEAD);
    }
}
