package org.ncbrelay.flow.support.capacitybuilding;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.capacity.TrainingRun;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records a training that was held. */
@Service
public class HoldTraining {
    private final SupportRecord support;

    public HoldTraining(SupportRecord support) {
        this.support = support;
    }

    /** @param note null if none */
    @Transactional
    public void hold(CaseReference reference, TrainingRun run, String note, Officer by) {
        support.step(
                reference,
                Capability.CAPACITY_BUILDING,
                StepKind.TRAINING_HELD,
                CapabilityStep.content(
                        "from",
                        run.from().toString(),
                        "until",
                        run.until().toString(),
                        "participants",
                        run.participants(),
                        "note",
                        note),
                Phrase.TRAINING_HELD.with(run.participants()),
                by);
    }
}
