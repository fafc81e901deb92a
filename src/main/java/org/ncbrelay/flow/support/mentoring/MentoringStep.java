package org.ncbrelay.flow.support.mentoring;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.directory.OfficerContacts;
import org.ncbrelay.domain.directory.OfficerContacts.Contact;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.domain.support.MentoringPlan;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;

/** Assigns the analyst who mentors, records the plan and whether its aims are met (Annex 2.2). */
@Service
record MentoringStep(SupportRecord support, SupportSteps steps, OfficerContacts contacts) {
    /**
     * Records which analyst mentors the agency (Annex 2.2).
     *
     * @param analyst user id
     * @param note    null if none
     */
    void assign(CaseReference reference, String analyst, String note, Officer by) {
        String name = contacts.of(analyst).map(Contact::name).orElse(analyst);
        support.step(
                reference,
                Capability.MENTORING,
                StepKind.ANALYST_ASSIGNED,
                CapabilityStep.content("analyst", name, "note", note),
                Phrase.ANALYST_ASSIGNED.with(name),
                by);
    }

    /**
     * Records the agency's judgment of each aim of its plan.
     *
     * @param met  one for each aim of the last plan, in order
     * @param note null if none
     */
    void judgeAims(CaseReference reference, List<Boolean> met, String note, Officer by) {
        List<String> aims = CapabilityStep.last(steps.of(reference, Capability.MENTORING), StepKind.PLAN_PROPOSED)
                .map(plan -> plan.texts("aims"))
                .orElseThrow(() -> new Refusal.Conflict("There is no plan."));
        if (aims.size() != met.size()) throw new Refusal.Invalid("aim1", "judge each of the aims");
        long reached = met.stream().filter(aim -> aim).count();
        support.step(
                reference,
                Capability.MENTORING,
                StepKind.AIMS_JUDGED,
                CapabilityStep.content("met", met, "note", note),
                Phrase.AIMS_MET.with(reached + "/" + aims.size()),
                by);
    }

    /** Records the plan that an analyst proposes. */
    void proposePlan(CaseReference reference, MentoringPlan plan, Officer by) {
        support.step(
                reference,
                Capability.MENTORING,
                StepKind.PLAN_PROPOSED,
                CapabilityStep.content("aims", plan.aims(), "schedule", plan.schedule()),
                Phrase.PLAN_PROPOSED.with(plan.aims().size()),
                by);
    }

    /**
     * Records the agency's answer to a plan.
     *
     * @param note what must change; null where accepted
     */
    void answerPlan(CaseReference reference, boolean accepted, String note, Officer by) {
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
