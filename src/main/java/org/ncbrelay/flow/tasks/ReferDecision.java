package org.ncbrelay.flow.tasks;

import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.LaterDecision;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Refers a decision to the next office while no one of its own is left who may take it, and only so long: the next office is a second
 * pair of eyes, never a substitute for the authority of an office in which an officer is there.
 */
@Service
public class ReferDecision {
    private final OfficeTasks tasks;
    private final DecidingOffice deciding;
    private final ReleaseRecord releases;
    private final TaskJournal journal;
    private final CurrentOfficer officers;

    ReferDecision(
            OfficeTasks tasks,
            DecidingOffice deciding,
            ReleaseRecord releases,
            TaskJournal journal,
            CurrentOfficer officers) {
        this.tasks = tasks;
        this.deciding = deciding;
        this.releases = releases;
        this.journal = journal;
        this.officers = officers;
    }

    /** Refers the decision to the next office if no one of its own is left, and ends that once an officer is. */
    @Transactional
    public void reconsider(OfficeTask task) {
        if (task.decidesOn().isEmpty()) return;
        if (deciding.isNobodyLeft(task))
            next(task)
                    .filter(next -> !task.referredTo().containsAll(next.roles()))
                    .ifPresent(next -> refer(task, next));
        else if (task.referred()) end(task);
    }

    /** The first office of which an officer is left; the first of all where no one is left in any, because an officer may come back. */
    private Optional<Office> next(OfficeTask task) {
        List<Office> offices = task.office().next();
        return offices.stream()
                .filter(office -> deciding.isSomebodyLeft(office, task))
                .findFirst()
                .or(() -> offices.stream().findFirst());
    }

    /**
     * Checks whether an officer of the next office may decide.
     *
     * @throws Refusal.Conflict if an officer of the task's own office is there again
     * @throws Refusal.Conflict if the officer has not accepted the referral with a reason
     */
    @Transactional(noRollbackFor = Refusal.class) // A page asks whether it would be refused, and goes on.
    public void checkReferral(OfficeTask task, String userId) {
        requireNobodyLeft(task);
        if (!task.isAssignedTo(userId))
            throw new Refusal.Conflict(
                    "refused.acceptFirst",
                    "This decision was referred to your office, because nobody else is left to take it. Accept it with a reason first: on the page /tasks/"
                            + task.id() + ", or with the action ACCEPT of the API.");
    }

    /**
     * Warns an officer who takes a task after which no one would be left to decide.
     *
     * @throws Refusal.Conflict saying how to go on knowingly
     */
    @Transactional
    public void checkSomebodyLeft(OfficeTask task, String userId) {
        if (deciding.wouldLeaveNobody(task, userId))
            throw new Refusal.Conflict(
                    "refused.nobodyLeft",
                    "If you do this, nobody is left for \""
                            + task.decidedLater().map(LaterDecision::name).orElseThrow()
                            + "\", because nobody decides on their own work: the next office will decide. Leave it to a colleague, or claim it anyway on the page /tasks/"
                            + task.id() + ", or with the action CLAIM of the API.");
    }

    /** @throws Refusal.Conflict if an officer of the task's own office may decide now */
    public void requireNobodyLeft(OfficeTask task) {
        if (!deciding.isNobodyLeft(task))
            throw new Refusal.Conflict(
                    "refused.officeBack",
                    "Somebody of the office that decides this is there again; the task goes back to it.");
    }

    private void refer(OfficeTask task, Office next) {
        asOffice(task, () -> {
            task.assignee().ifPresent(absent -> releases.release(task, absent, Phrase.ASSIGNEE_ABSENT.note()));
            tasks.refer(task.id(), next);
            note(
                    EventKind.DECISION_REFERRED,
                    task,
                    Phrase.NOBODY_LEFT,
                    Addressee.ncb(next.organisation()),
                    Letter.DECISION_REFERRED);
        });
    }

    private void end(OfficeTask task) {
        asOffice(task, () -> {
            task.assignee().ifPresent(other -> releases.release(task, other, Phrase.SOMEBODY_THERE.note()));
            tasks.endReferral(task.id());
            note(
                    EventKind.REFERRAL_ENDED,
                    task,
                    Phrase.SOMEBODY_THERE,
                    Addressee.ncb(task.office().organisation()),
                    null);
        });
    }

    private void note(EventKind what, OfficeTask task, Phrase why, Addressee to, Letter letter) {
        String diagram = task.node().split("/")[0];
        journal.referral(
                what, task, officers.officer(), Note.name("process", diagram).then(why.note()), to, letter);
    }

    private void asOffice(OfficeTask task, Runnable work) {
        officers.as(Officer.relay(task.office().organisation()), work);
    }
}
