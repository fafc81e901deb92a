package org.ncbrelay.flow.support.mentoringplan;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the agency's answer to a plan. */
@Service
public class AnswerMentoringPlan {
    private final SupportRecord support;

    public AnswerMentoringPlan(SupportRecord support) {
        this.support = support;
    }

    /** @param note what must change; null where accepted */
    @Transactional
    public void answer(CaseReference reference, boolean accepted, String note, Officer by) {
        if (!accepted && note == null) throw new Refusal.Invalid("note", "wrong.mustChange", "say what must change");
        support.step(
                reference,
                Capability.MENTORING,
                StepKind.PLAN_ANSWERED,
                CapabilityStep.content("accepted", accepted, "note", note),
                (accepted ? Phrase.PLAN_ACCEPTED : Phrase.PLAN_CHANGE_ASKED).note(),
                by);
    }
}
