package org.ncbrelay.flow.tasks;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
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
        CurrentOfficer officers) {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewAssignments.class);

    /** Each task in a transaction of its own: one that somebody works on at this moment is looked at the next time. */
    public void review() {
        tasks.claimedInVain().forEach(id -> attempt(id, () -> lost.release(id)));
        decisions.waiting().forEach(id -> attempt(id, () -> tasks.find(id).ifPresent(this::reconsider)));
    }

    private void reconsider(OfficeTask task) {
        officers.as(Officer.relay(task.office().organisation()), () -> referrals.reconsider(task));
    }

    private static void attempt(String task, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException next) {
            LOG.warn("the assignment of task {} is reviewed the next time", task, next);
        }
    }
}
