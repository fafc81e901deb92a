package org.ncbrelay.domain.casefile;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/** Which cases of a country belong together: a request follows one that has ended, or a duplicate was joined to the standing case. */
public interface CaseLinks {
    /** Whether this is a case of the country that {@link CaseStatus#canBeFollowed}, and open to who acts. */
    boolean canBeFollowed(CaseReference reference, OrganisationCode country);

    /** Makes the agency of a duplicate a party of the standing case, from that moment on; an act of their NCB. */
    void join(SupportCase duplicate, CaseReference standing, Instant at);
}
