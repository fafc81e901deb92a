package org.ncbrelay.port;

import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.Proposal;

/** Carries out a change to accounts, groups, organisations or grants, in the running transaction. */
public interface AccountAdministration {
    /** @throws Refusal.Conflict if the change is not possible any more, such as for an account that is gone */
    void carryOut(Proposal proposal);

    /** Names of all groups by id: those of the roles, and one of each agency. */
    Map<String, String> groups();
}
