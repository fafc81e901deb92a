package org.ncbrelay.port;

import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.Proposal;

/**
 * Takes what an operator wants changed, by whatever way it was asked. A port because the engine's identity service, through which
 * Admin asks, exists before any use case and knows none.
 */
public interface AdministrationProposals {
    /**
     * Records the change in a transaction of its own; only the first accounts of a new relay are made at once.
     *
     * @param by login name of whoever asks
     * @return pending, or made by the only operator there is
     * @throws Refusal if nobody may make this change, or it cannot be made
     */
    AdministrationChange propose(Proposal proposal, String by);
}
