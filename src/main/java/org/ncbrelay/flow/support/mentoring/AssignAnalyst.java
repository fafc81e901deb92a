package org.ncbrelay.flow.support.mentoring;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records which analyst mentors the agency (Annex 2.2). */
@Service
public class AssignAnalyst {
    private final SupportRecord support;

    public AssignAnalyst(SupportRecord support) {
        this.support = support;
    }

    /** @param note null if none */
    @Transactional
    public void assign(CaseReference reference, String analyst, String note, Officer by) {
        support.step(
                reference,
                Capability.MENTORING,
                StepKind.ANALYST_ASSIGNED,
                CapabilityStep.content("analyst", analyst, "note", note),
                Phrase.ANALYST_ASSIGNED.with(analyst),
                by);
    }
}
