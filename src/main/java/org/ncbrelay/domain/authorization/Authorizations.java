package org.ncbrelay.domain.authorization;

import org.ncbrelay.domain.casefile.SupportCase;

/** The facts about direct contact. */
public interface Authorizations {
    Authorization of(SupportCase request);

    /** @throws org.ncbrelay.domain.Refusal.Conflict if another transaction recorded such a fact first */
    void add(SupportCase request, AuthorizationFact fact);
}
