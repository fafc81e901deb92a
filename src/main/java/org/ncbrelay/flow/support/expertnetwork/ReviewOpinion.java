package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.ncbrelay.domain.experts.ExpertEngagements.Opinion;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.flow.support.WriteProduct;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns an expert's opinion into a product, or asks the expert again. */
@Service
public class ReviewOpinion {
    private final ExpertEngagements engagements;
    private final SupportRecord support;
    private final WriteProduct write;
    private final ReviewProduct review;

    public ReviewOpinion(
            ExpertEngagements engagements, SupportRecord support, WriteProduct write, ReviewProduct review) {
        this.engagements = engagements;
        this.support = support;
        this.write = write;
        this.review = review;
    }

    private static final String KIND = "EXPERT_OPINION";

    /** The author of the product is the expert, its reviewer the officer. */
    @Transactional
    public void approve(CaseReference reference, UUID id, Officer by) {
        Engagement engagement = engagements.get(id);
        Opinion opinion =
                engagements.latestOpinion(id).orElseThrow(() -> new Refusal.Conflict("There is no opinion yet."));
        write.write(
                reference,
                Capability.GLOBAL_NETWORK,
                KIND,
                "Opinion of " + engagement.expert(),
                opinion.text(),
                opinion.writtenBy(),
                by);
        review.approve(reference, Capability.GLOBAL_NETWORK, KIND, by);
        record(reference, true, null, by);
    }

    @Transactional
    public void rework(CaseReference reference, String note, Officer by) {
        if (note == null) throw new Refusal.Invalid("note", "wrong.mustChange", "say what must be added");
        record(reference, false, note, by);
    }

    private void record(CaseReference reference, boolean approved, String note, Officer by) {
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.OPINION_REVIEWED,
                CapabilityStep.content("approved", approved, "note", note),
                (approved ? Phrase.OPINION_APPROVED : Phrase.EXPERT_ASKED_AGAIN).note(),
                by);
    }
}
