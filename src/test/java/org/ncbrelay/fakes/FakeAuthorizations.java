package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.AuthorizationFact;
import org.ncbrelay.domain.authorization.Authorizations;
import org.ncbrelay.domain.casefile.SupportCase;

/** Facts about direct contact in memory, of one case. */
public final class FakeAuthorizations implements Authorizations {
    public final List<AuthorizationFact> facts = new ArrayList<>();

    @Override
    public Authorization of(SupportCase request) {
        return new Authorization(request, facts);
    }

    @Override
    public void add(SupportCase request, AuthorizationFact fact) {
        facts.add(fact);
    }
}
