package org.ncbrelay.flow.support.capacitybuilding;

import java.time.LocalDate;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.product.Products.Review;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Records the training plan and what the NCB answers to it (Annex 2.4). */
@Service
record CapacityPlanStep(SupportRecord support, WriteProduct write, Journal journal, ReviewProduct review) {
    /**
     * Keeps the plan of a training as a product, and asks the NCB for its word.
     *
     * @param participants at least 1
     */
    void propose(CaseReference reference, String title, String plan, int participants, LocalDate startsOn, Officer by) {
        support.step(
                reference,
                Capability.CAPACITY_BUILDING,
                StepKind.PLAN_PROPOSED,
                CapabilityStep.content(
                        "title", title, "plan", plan, "participants", participants, "startsOn", startsOn.toString()),
                Phrase.TRAINING_PLAN_PROPOSED.with(title),
                by);
        String body = plan + "\n\nParticipants: " + participants + "\nStarts on: " + startsOn;
        write.write(reference, Capability.CAPACITY_BUILDING, "TRAINING_PLAN", title, body, by.userId(), by);
        journal.send(Letter.PLAN_TO_AGREE, reference, Addressee.ncbOf(reference));
    }

    /**
     * Records the NCB's word on a plan; with its agreement a second person has reviewed it.
     *
     * @param note what must change; null where agreed
     */
    void answer(CaseReference reference, boolean agreed, String note, Officer by) {
        review.review(
                reference,
                Capability.CAPACITY_BUILDING,
                "TRAINING_PLAN",
                agreed ? Review.APPROVED : Review.REWORK,
                note,
                by);
        record(reference, agreed, note, by);
    }

    /** No training is given; the reason is recorded on the case. */
    void refuse(CaseReference reference, String reason, Officer by) {
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
