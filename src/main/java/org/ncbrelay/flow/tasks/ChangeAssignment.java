package org.ncbrelay.flow.tasks;

import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What officers do about who works on a task, besides claiming it and giving it back in Tasklist. */
@Service
public class ChangeAssignment {
    private final OfficeTasks tasks;
    private final ReferDecision referrals;
    private final ReleaseRecord record;
    private final TaskJournal journal;

    ChangeAssignment(OfficeTasks tasks, ReferDecision referrals, ReleaseRecord record, TaskJournal journal) {
        this.tasks = tasks;
        this.referrals = referrals;
        this.record = record;
        this.journal = journal;
    }

    /**
     * @param reason 1 to 2,000 characters, on the timeline and in the audit; null or blank where the officer claims the task
     * @throws Refusal.NotFound  if there is no such task, or it is another organisation's
     * @throws Refusal.Forbidden if the officer may not work on it, as the author of what is decided on; to release it, if the officer
     *                           is neither head nor lead
     * @throws Refusal.Conflict  to claim it, if another officer has claimed it or it was referred to the officer's office; to accept it, if
     *                           it is not referred or an officer is there again; to release it, if no one has claimed it
     */
    @Transactional
    public void change(String taskId, Action action, String reason, Officer by) {
        OfficeTask task = tasks.get(taskId, by);
        switch (action) {
            case CLAIM -> claim(task, by);
            case ACCEPT -> accept(task, reason, by);
            case RELEASE -> release(task, reason, by);
        }
    }

    private void claim(OfficeTask task, Officer by) {
        tasks.claim(task.id());
        if (task.referred() && !task.office().has(by)) referrals.checkReferral(task, by.userId());
    }

    private void accept(OfficeTask task, String reason, Officer by) {
        if (!task.referred())
            throw new Refusal.Conflict("refused.notReferred", "This task was not referred to another office.");
        Texts.requireReason(reason);
        referrals.requireNobodyLeft(task);
        tasks.claim(task.id());
        if (task.isAssignedTo(by.userId())) return;
        journal.referral(
                EventKind.REFERRAL_ACCEPTED,
                task,
                by,
                Note.written(reason),
                Addressee.ncb(task.office().organisation()),
                Letter.REFERRAL_ACCEPTED);
    }

    private void release(OfficeTask task, String reason, Officer by) {
        if (!mayRelease(by))
            throw new Refusal.Forbidden(
                    "refused.release",
                    "Only a head of the NCB or a lead of the team releases a task that somebody has claimed.");
        Texts.requireReason(reason);
        String assignee = task.assignee()
                .orElseThrow(() -> new Refusal.Conflict("refused.notClaimed", "Nobody has claimed this task."));
        record.release(task, assignee, Note.written(reason));
    }

    static boolean mayRelease(Officer by) {
        return by.servesInterpol() ? by.is(Role.GWET_LEAD) : by.is(Role.NCB_HEAD);
    }

    /** What can be done. */
    public enum Action {
        /** Claims it knowingly, also where no one would be left to decide. */
        CLAIM,
        /** Claims a decision that was referred to the officer's office. */
        ACCEPT,
        /** Releases it from its assignee. */
        RELEASE
    }
}
