package org.ncbrelay.web.pages;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.flow.administration.ReadChanges;

/**
 * Who looks at a page, as its templates ask.
 *
 * @param officer null for operators, who have no cases
 */
public record Viewer(String userId, Officer officer, boolean keepsMailbox) {
    public boolean hasCases() {
        return officer != null;
    }

    public boolean canAsk() {
        return hasCases() && officer.isAny(Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD);
    }

    public boolean headsNcb() {
        return hasCases() && officer.is(Role.NCB_HEAD);
    }

    /** Whether the reader answers for who may log in for the own organisation. */
    public boolean seesAccountChanges() {
        return hasCases() && ReadChanges.answersFor(officer);
    }

    /** Whether the cases of a country are worth a link: those of one's own, and for INTERPOL all that it is shown. */
    public boolean opens(String country) {
        return hasCases() && (officer.servesInterpol() || country.equals(organisation()));
    }

    public String organisation() {
        return hasCases() ? officer.organisation().value() : null;
    }
}
