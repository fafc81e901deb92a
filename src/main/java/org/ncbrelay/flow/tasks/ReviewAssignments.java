package org.ncbrelay.flow.tasks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.assignment.Decider;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.DecisionNode;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Looks at all tasks for what no act of the relay has told: an absence that began or ended by the clock, an account that was changed
 * by some other way.
 */
@Service
public class ReviewAssignments {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewAssignments.class);

    /** How many may have written a part that is written jointly, by filing and correcting it; our default. */
    private static final int JOINT_AUTHORS = 5;

    private final OfficeTasks tasks;
    private final ReleaseLostClaims lost;
    private final DecidingOffice deciding;
    private final ReferDecision referrals;
    private final CurrentOfficer officers;

    ReviewAssignments(
            OfficeTasks tasks,
            ReleaseLostClaims lost,
            DecidingOffice deciding,
            ReferDecision referrals,
            CurrentOfficer officers) {
        this.tasks = tasks;
        this.lost = lost;
        this.deciding = deciding;
        this.referrals = referrals;
        this.officers = officers;
    }

    /** Each task in a transaction of its own: one that somebody works on at this moment is looked at the next time. */
    public void review() {
        tasks.claimedInVain().forEach(id -> attempt(id, () -> lost.release(id)));
        decisionsOfFew().forEach(id -> attempt(id, () -> tasks.find(id).ifPresent(this::reconsider)));
    }

    private Set<String> decisionsOfFew() {
        Set<String> ids = new LinkedHashSet<>(tasks.referred());
        for (DecisionNode node : tasks.decisionNodes()) if (isFew(node)) ids.addAll(tasks.waitingAt(node));
        return ids;
    }

    /** Where more people are present than can have written what is decided on, somebody is left; a country without people has no author. */
    private boolean isFew(DecisionNode node) {
        int authors = node.decidesOn().stream()
                .mapToInt(part -> Authorship.isJoint(part) ? JOINT_AUTHORS : 1)
                .sum();
        List<Decider> people = deciding.people(node.office());
        boolean mayHaveAuthor =
                !people.isEmpty() || !node.office().organisation().isCountry();
        return mayHaveAuthor && people.stream().filter(Decider::present).count() <= authors;
    }

    private void reconsider(OfficeTask task) {
        officers.as(Officer.relay(task.office().organisation()), () -> {
            referrals.reconsider(task);
            return null;
        });
    }

    private static void attempt(String task, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException next) {
            LOG.warn("the assignment of task {} is reviewed the next time", task, next);
        }
    }
}
