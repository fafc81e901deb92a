package org.ncbrelay.adapter.engine.guards;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.AdministrationChange.State;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.engine.refusals.EngineRefusal;
import org.ncbrelay.engine.refusals.RefusedWork;
import org.ncbrelay.flow.administration.ProposeChange;

/**
 * Turns what an officer who is logged in would change into a proposal that another operator must confirm. Where no one is logged in,
 * the relay itself acts: its seeds, the login by an identity provider, the own password, and a change that two operators agreed on.
 */
record AdministrationGuard(IdentityService identity, ProposeChange proposals) {
    /**
     * @param direct   what the engine does
     * @param proposal the same as a proposal
     * @throws EngineRefusal with a conflict that names the recorded change: nothing has been changed yet
     */
    void change(Supplier<Proposal> proposal, Runnable direct) {
        var user = identity.getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            direct.run();
            return;
        }
        RefusedWork.noting(() -> {
            AdministrationChange recorded = proposals.propose(proposal.get(), user.getUserId());
            if (recorded.state() == State.PENDING) throw waiting(recorded);
        });
    }

    /** What the relay has no use for is changed by no one who is logged in. */
    void refuse(Runnable direct) {
        if (identity.getCurrentAuthentication() != null)
            throw RefusedWork.asEngineRefusal(new Refusal.Forbidden("The relay does not store this about an account."));
        direct.run();
    }

    /** Names and values in turn; what was left out stays out. */
    static Map<String, String> details(Object... pairs) {
        Map<String, String> details = new TreeMap<>();
        for (int at = 0; at < pairs.length; at += 2)
            if (pairs[at + 1] != null) details.put((String) pairs[at], pairs[at + 1].toString());
        return details;
    }

    private static Refusal waiting(AdministrationChange change) {
        return new Refusal.Conflict("Recorded as change " + change.number()
                + ". Nothing has changed yet: another operator must confirm it at /administration/changes before "
                + change.expiresAt().truncatedTo(ChronoUnit.MINUTES) + ".");
    }
}
