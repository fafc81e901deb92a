package org.ncbrelay.domain.authorization;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.SupportCase;

/** The facts about direct contact. */
public interface Authorizations {
    Authorization of(SupportCase request);

    /** The cases of an agency, as the acting organisation sees them, whose newest fact opens the channel or has not yet run out on record; by reference. */
    List<CaseReference> openedTo(String agency);

    /** @throws org.ncbrelay.domain.Refusal.Conflict if another transaction recorded such a fact first */
    void add(SupportCase request, AuthorizationFact fact);
}
