package org.ncbrelay.flow.support.hits;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the source's word on whether its data is still valid. */
@Service
public class CheckValidity {
    private final SupportRecord support;

    public CheckValidity(SupportRecord support) {
        this.support = support;
    }

    /** @param note null if none */
    @Transactional
    public void check(CaseReference reference, Capability capability, boolean valid, String note, Officer by) {
        support.step(
                reference,
                capability,
                StepKind.VALIDITY_CHECKED,
                CapabilityStep.content("valid", valid, "note", note),
                (valid ? Phrase.HIT_CONFIRMED : Phrase.HIT_NOT_CONFIRMED).words(),
                by);
    }
}
