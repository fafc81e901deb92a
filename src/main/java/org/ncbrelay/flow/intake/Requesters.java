package org.ncbrelay.flow.intake;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;

/** Who asks INTERPOL for support (Annex 1.1). */
final class Requesters {
    private Requesters() {}

    /** @throws Refusal.Forbidden if the officer serves no agency and no NCB, or it is not known which agency */
    static void requireRequester(Officer by) {
        if (by.servesInterpol() || !by.isAny(Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD))
            throw new Refusal.Forbidden("refused.ask", "Only a national agency or an NCB can ask for support.");
        // An officer of no known agency would not read the own request.
        if (!by.readsAll() && by.agency().isEmpty())
            throw new Refusal.Forbidden(
                    "refused.noAgency",
                    "Your account belongs to no agency. An operator must add it to the group of your agency.");
    }
}
