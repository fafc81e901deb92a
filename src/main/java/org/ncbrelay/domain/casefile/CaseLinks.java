package org.ncbrelay.domain.casefile;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/** Which cases of a country belong together: a request follows a closed case, or a duplicate was joined to the standing case. */
public interface CaseLinks {
    /** Whether this is a closed case of the country, and open to who acts. */
    boolean isClosed(CaseReference reference, OrganisationCode country);

    /** Makes the agency of a duplicate a party of the standing case. */
    void join(SupportCase duplicate, CaseReference standing);
}
