package org.ncbrelay.flow.support.capacitybuilding;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.capacity.Evaluation;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records how a training changed what its participants can do. */
@Service
public class EvaluateTraining {
    private final SupportRecord support;

    public EvaluateTraining(SupportRecord support) {
        this.support = support;
    }

    /** @param note null if none */
    @Transactional
    public void evaluate(CaseReference reference, Evaluation evaluation, String note, Officer by) {
        support.step(
                reference,
                Capability.CAPACITY_BUILDING,
                StepKind.TRAINING_EVALUATED,
                CapabilityStep.content("before", evaluation.before(), "after", evaluation.after(), "note", note),
                Phrase.TRAINING_EVALUATED.with(evaluation.gain()),
                by);
    }
}
