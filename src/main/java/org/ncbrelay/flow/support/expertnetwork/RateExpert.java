package org.ncbrelay.flow.support.expertnetwork;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the requester's confirmation and rating. */
@Service
public class RateExpert {
    private final SupportRecord support;

    public RateExpert(SupportRecord support) {
        this.support = support;
    }

    /**
     * @param rating 1 to 5, 5 the best
     * @param note   null if none
     */
    @Transactional
    public void rate(CaseReference reference, int rating, String note, Officer by) {
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.EXPERT_RATED,
                CapabilityStep.content("rating", rating, "note", note),
                Phrase.EXPERT_RATED.with(rating + "/5"),
                by);
    }
}
