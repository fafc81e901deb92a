package org.ncbrelay.flow.support.capacitybuilding;

import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.product.Products.Review;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.domain.support.Evaluation;
import org.ncbrelay.domain.support.TrainingRun;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Records needs, the training plan, training and its evaluation, and schedules the follow-up (Annex 2.4). */
@Service
record CapacityBuildingStep(
        SupportRecord support,
        Cases cases,
        CaseProcess process,
        WriteProduct write,
        Journal journal,
        MeasureRecord measures,
        ReviewProduct review) {
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
        measures.done(reference, Capability.CAPACITY_BUILDING, MeasureKind.TRAINING, by);
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
                reference, Phrase.TRAINING_FOLLOW_UP.with(cases.get(reference).title()));
    }

    /**
     * Keeps the plan of a training as a product, and asks the NCB for its word.
     *
     * @param participants at least 1
     */
    void proposePlan(
            CaseReference reference, String title, String plan, int participants, LocalDate startsOn, Officer by) {
        support.step(
                reference,
                Capability.CAPACITY_BUILDING,
                StepKind.PLAN_PROPOSED,
                CapabilityStep.content(
                        "title", title, "plan", plan, "participants", participants, "startsOn", startsOn.toString()),
                Phrase.TRAINING_PLAN_PROPOSED.with(title),
                by);
        String body = plan + "\n\nParticipants: " + participants + "\nStarts on: " + startsOn;
        write.write(
                reference, Capability.CAPACITY_BUILDING, "TRAINING_PLAN", title, body, false, null, by.userId(), by);
        journal.send(Letter.PLAN_TO_AGREE, reference, Addressee.ncbOf(reference));
    }

    /**
     * Records the NCB's word on a plan; with its agreement a second person has reviewed it.
     *
     * @param note what must change; null where agreed
     */
    void answerPlan(CaseReference reference, boolean agreed, String note, Officer by) {
        review.review(
                reference,
                Capability.CAPACITY_BUILDING,
                "TRAINING_PLAN",
                agreed ? Review.APPROVED : Review.REWORK,
                note,
                by);
        record(reference, agreed, note, by);
        if (agreed) measures.take(reference, Capability.CAPACITY_BUILDING, MeasureKind.TRAINING, null, List.of(), by);
    }

    /** No training is given; the reason is recorded on the case. */
    void refusePlan(CaseReference reference, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        review.review(reference, Capability.CAPACITY_BUILDING, "TRAINING_PLAN", Review.WITHHELD, reason, by);
        record(reference, false, reason, by);
        support.refuse(reference, Capability.CAPACITY_BUILDING, reason, by);
    }

    private void record(CaseReference reference, boolean agreed, String note, Officer by) {
        support.step(
                reference,
                Capability.CAPACITY_BUILDING,
                StepKind.PLAN_ANSWERED,
                CapabilityStep.content("accepted", agreed, "note", note),
                (agreed ? Phrase.TRAINING_PLAN_AGREED : Phrase.TRAINING_PLAN_NOT_AGREED).note(),
                by);
    }
}
