package org.ncbrelay.flow.support.capacitybuilding;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.domain.support.Evaluation;
import org.ncbrelay.domain.support.TrainingRun;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.port.CaseProcess;
import org.springframework.stereotype.Service;

/** Records needs, training and its evaluation, and schedules the follow-up (Annex 2.4). */
@Service
record CapacityBuildingStep(SupportRecord support, Cases cases, CaseProcess process) {
    /**
     * Records the agency's assessment of its needs (Annex 2.4).
     *
     * @param officers how many shall be trained, at least 1
     * @param topic    where help is needed most
     */
    void assessNeeds(CaseReference reference, int officers, String topic, String needs, Officer by) {
        support.step(
                reference,
                Capability.CAPACITY_BUILDING,
                StepKind.NEEDS_ASSESSED,
                CapabilityStep.content("officers", officers, "topic", topic, "needs", needs),
                Phrase.NEEDS_ASSESSED.with(officers),
                by);
    }

    /**
     * Records a training that was held.
     *
     * @param note null if none
     */
    void holdTraining(CaseReference reference, TrainingRun run, String note, Officer by) {
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

    /**
     * Records how a training changed what its participants can do.
     *
     * @param note null if none
     */
    void evaluateTraining(CaseReference reference, Evaluation evaluation, String note, Officer by) {
        support.step(
                reference,
                Capability.CAPACITY_BUILDING,
                StepKind.TRAINING_EVALUATED,
                CapabilityStep.content("before", evaluation.before(), "after", evaluation.after(), "note", note),
                Phrase.TRAINING_EVALUATED.with(evaluation.gain()),
                by);
    }

    /** Lets the follow-up of a training wait in a flow of its own: the case closes without it. */
    void scheduleFollowUp(CaseReference reference) {
        process.trainingEvaluated(
                reference, "Follow-up of a training: " + cases.get(reference).title());
    }
}
