package org.ncbrelay.flow.support;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.store.support.StepRecords;
import org.springframework.stereotype.Service;

/** Records whether a service complies with the rules; what does not is refused with the reason. */
@Service
public record ReviewCompliance(StepRecords steps, SupportRecord support) {
    /**
     * @param reason why not; null where it complies
     * @throws Refusal.Forbidden if the officer asked for it
     */
    public void review(CaseReference reference, Capability capability, boolean complies, String reason, Officer by) {
        StepRecord asked = StepRecord.last(steps.of(reference, capability), StepKind.SERVICE_ASKED)
                .orElseThrow(() -> new Refusal.Conflict("Nothing was asked for."));
        if (asked.recordedBy().equals(by.userId()))
            throw new Refusal.Forbidden("refused.authorReviews", "You asked for this; somebody else must review it.");
        if (!complies && reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        support.step(
                reference,
                capability,
                StepKind.COMPLIANCE_REVIEWED,
                StepRecord.answers("complies", complies, "reason", reason),
                (complies ? Phrase.COMPLIANT : Phrase.NOT_COMPLIANT).note(),
                by);
        if (!complies) support.refuse(reference, capability, reason, by);
    }
}
