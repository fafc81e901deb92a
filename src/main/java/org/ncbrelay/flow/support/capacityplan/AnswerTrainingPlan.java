package org.ncbrelay.flow.support.capacityplan;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.product.Products.Review;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the NCB's word on a plan; with its agreement a second person has reviewed it. */
@Service
public class AnswerTrainingPlan {
    private final SupportRecord support;
    private final ReviewProduct review;

    public AnswerTrainingPlan(SupportRecord support, ReviewProduct review) {
        this.support = support;
        this.review = review;
    }

    /** @param note what must change; null where agreed */
    @Transactional
    public void answer(CaseReference reference, boolean agreed, String note, Officer by) {
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
    @Transactional
    public void refuse(CaseReference reference, String reason, Officer by) {
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
