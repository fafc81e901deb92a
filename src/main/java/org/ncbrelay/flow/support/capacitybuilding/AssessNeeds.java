package org.ncbrelay.flow.support.capacitybuilding;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the agency's assessment of its needs (Annex 2.4). */
@Service
public class AssessNeeds {
    private final SupportRecord support;

    public AssessNeeds(SupportRecord support) {
        this.support = support;
    }

    /**
     * @param officers how many shall be trained, at least 1
     * @param topic    where help is needed most
     */
    @Transactional
    public void assess(CaseReference reference, int officers, String topic, String needs, Officer by) {
        support.step(
                reference,
                Capability.CAPACITY_BUILDING,
                StepKind.NEEDS_ASSESSED,
                CapabilityStep.content("officers", officers, "topic", topic, "needs", needs),
                Phrase.NEEDS_ASSESSED.with(officers),
                by);
    }
}
