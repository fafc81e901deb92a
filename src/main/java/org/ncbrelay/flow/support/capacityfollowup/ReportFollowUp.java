package org.ncbrelay.flow.support.capacityfollowup;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what is left of a training after 90 days; the case may be closed by then. */
@Service
public class ReportFollowUp {
    private final SupportRecord support;

    public ReportFollowUp(SupportRecord support) {
        this.support = support;
    }

    /** @param note null if none */
    @Transactional
    public void report(CaseReference reference, String outcome, String note, Officer by) {
        support.step(
                reference,
                Capability.CAPACITY_BUILDING,
                StepKind.FOLLOW_UP_REPORTED,
                CapabilityStep.content("outcome", outcome, "note", note),
                Phrase.FOLLOW_UP_REPORTED.with(Note.name("code", outcome)),
                by);
    }
}
