package org.ncbrelay.flow.tasks;

import java.time.Clock;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.ncbrelay.store.people.Absences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Looks at all tasks for what no act of the relay has told: an absence that began or ended by the clock, an account that was changed
 * by some other way.
 */
@Service
public record ReviewAssignments(
        OfficeTasks tasks,
        ReleaseLostClaims lost,
        DecisionsOfFew decisions,
        ReferDecision referrals,
        Absences absences,
        Clock clock,
        CurrentOfficer officers) {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewAssignments.class);

    /** Each task in a transaction of its own: one on which an officer works at this moment is checked the next time. */
    public void review() {
        attempt(
                "cases of absent members",
                () -> officers.as(
                        Officer.relay(OrganisationCode.INTERPOL), () -> absences.openToSubstitutes(clock.instant())));
        tasks.claimedInVain().forEach(id -> attempt("task " + id, () -> lost.release(id)));
        decisions
                .waiting()
                .forEach(id -> attempt("task " + id, () -> tasks.find(id).ifPresent(this::reconsider)));
    }

    private void reconsider(OfficeTask task) {
        officers.as(Officer.relay(task.office().organisation()), () -> referrals.reconsider(task));
    }

    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException next) {
            LOG.warn("the assignment of {} is reviewed the next time", what, next);
        }
    }
}
