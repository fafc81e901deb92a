package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts on the case that an expert gave no opinion in time; the search for another goes on. */
@Service
public class RecordOpinionAnswer {
    private final ExpertEngagements engagements;
    private final SupportRecord support;

    public RecordOpinionAnswer(ExpertEngagements engagements, SupportRecord support) {
        this.engagements = engagements;
        this.support = support;
    }

    /** @param id of the engagement whose expert was silent */
    @Transactional
    public void notGiven(CaseReference reference, UUID id, Officer by) {
        String expert = engagements.get(id).expert();
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.NO_ANSWER,
                CapabilityStep.content("awaited", Phrase.OPINION_NOT_GIVEN.name(), "expert", expert),
                Phrase.OPINION_NOT_GIVEN.with(expert),
                by);
    }
}
