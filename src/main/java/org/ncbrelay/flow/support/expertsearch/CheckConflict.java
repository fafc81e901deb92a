package org.ncbrelay.flow.support.expertsearch;

import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records whether an expert has a conflict of interest in a case. */
@Service
public class CheckConflict {
    private final ExpertEngagements engagements;
    private final SupportRecord support;

    public CheckConflict(ExpertEngagements engagements, SupportRecord support) {
        this.engagements = engagements;
        this.support = support;
    }

    /** @param reason which conflict; null where there is none */
    @Transactional
    public void record(CaseReference reference, UUID id, boolean conflict, String reason, Officer by) {
        if (conflict && reason == null) throw new Refusal.Invalid("reason", "say which");
        String expert = engagements.get(id).expert();
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.CONFLICT_CHECKED,
                CapabilityStep.content("expert", expert, "conflict", conflict, "reason", reason),
                (conflict ? Phrase.CONFLICT : Phrase.NO_CONFLICT).with(expert),
                by);
    }
}
