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
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.support.Products.Review;
import org.springframework.stereotype.Service;

/** Records the plan of a training and its answer, and schedules the follow-up (Annex 2.4). */
@Service
record CapacityBuildingStep(
        SupportRecord support,
        Cases cases,
        CaseProcess process,
        WriteProduct write,
        Journal journal,
        MeasureRecord measures,
        ReviewProduct review) {
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
                StepRecord.answers(
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
                StepRecord.answers("accepted", agreed, "note", note),
                (agreed ? Phrase.TRAINING_PLAN_AGREED : Phrase.TRAINING_PLAN_NOT_AGREED).note(),
                by);
    }
}
