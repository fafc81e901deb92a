package org.ncbrelay.flow.support.expertsearch;

import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the answer of an expert's NCB on the case, which that NCB does not see. */
@Service
public class RecordReleaseAnswer {
    private final ExpertEngagements engagements;
    private final SupportRecord support;

    public RecordReleaseAnswer(ExpertEngagements engagements, SupportRecord support) {
        this.engagements = engagements;
        this.support = support;
    }

    @Transactional
    public void record(CaseReference reference, UUID id, Officer by) {
        Engagement engagement = engagements.get(id);
        String expert = engagement.expert() + " (" + engagement.organisation() + ")";
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.RELEASE_ANSWERED,
                CapabilityStep.content(
                        "expert",
                        engagement.expert(),
                        "released",
                        engagement.isReleased(),
                        "reason",
                        engagement.reason()),
                (engagement.isReleased() ? Phrase.EXPERT_RELEASED : Phrase.EXPERT_NOT_RELEASED).with(expert),
                by);
    }
}
