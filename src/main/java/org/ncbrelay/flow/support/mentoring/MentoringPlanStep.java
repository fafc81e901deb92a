package org.ncbrelay.flow.support.mentoring;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.domain.support.MentoringPlan;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Records the plan of a mentoring and the answer of the NCB (Annex 2.2). */
@Service
record MentoringPlanStep(Cases cases, SupportRecord support, Journal journal) {
    /** Records the plan that an analyst proposes, and asks the agency for its word. */
    void propose(CaseReference reference, MentoringPlan plan, Officer by) {
        support.step(
                reference,
                Capability.MENTORING,
                StepKind.PLAN_PROPOSED,
                CapabilityStep.content("aims", plan.aims(), "schedule", plan.schedule()),
                Phrase.PLAN_PROPOSED.with(plan.aims().size()),
                by);
        SupportCase request = cases.get(reference);
        journal.send(Letter.PLAN_TO_AGREE, reference, Addressee.agency(request));
    }

    /**
     * Records the agency's answer to a plan.
     *
     * @param note what must change; null where accepted
     */
    void answer(CaseReference reference, boolean accepted, String note, Officer by) {
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
