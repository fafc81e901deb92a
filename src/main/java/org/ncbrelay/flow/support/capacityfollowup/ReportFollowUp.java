package org.ncbrelay.flow.support.capacityfollowup;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;

/** Records what is left of a training after 90 days; the case may be closed by then. */
@Service
record ReportFollowUp(SupportRecord support) {
    /** @param note null if none */
    void report(CaseReference reference, String outcome, String note, Officer by) {
        support.step(
                reference,
                Capability.CAPACITY_BUILDING,
                StepKind.FOLLOW_UP_REPORTED,
                CapabilityStep.content("outcome", outcome, "note", note),
                Phrase.FOLLOW_UP_REPORTED.with(Note.name("code", outcome)),
                by);
    }
}
