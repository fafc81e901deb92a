package org.ncbrelay.flow.support.mentoring;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.MentoringPlan;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.store.people.UserAccounts;
import org.ncbrelay.store.people.UserAccounts.Contact;
import org.springframework.stereotype.Service;

/** Assigns the analyst who mentors and records the plan (Annex 2.2). */
@Service
record MentoringStep(SupportRecord support, UserAccounts accounts) {
    /**
     * Records which analyst mentors the agency (Annex 2.2).
     *
     * @param analyst user id
     * @param note    null if none
     */
    void assign(CaseReference reference, String analyst, String note, Officer by) {
        String name = accounts.contact(analyst).map(Contact::name).orElse(analyst);
        support.step(
                reference,
                Capability.MENTORING,
                StepKind.ANALYST_ASSIGNED,
                StepRecord.answers("analyst", name, "note", note),
                Phrase.ANALYST_ASSIGNED.with(name),
                by);
    }

    /** Records the plan that an analyst proposes. */
    void proposePlan(CaseReference reference, MentoringPlan plan, Officer by) {
        support.step(
                reference,
                Capability.MENTORING,
                StepKind.PLAN_PROPOSED,
                StepRecord.answers("aims", plan.aims(), "schedule", plan.schedule()),
                Phrase.PLAN_PROPOSED.with(plan.aims().size()),
                by);
    }
}
