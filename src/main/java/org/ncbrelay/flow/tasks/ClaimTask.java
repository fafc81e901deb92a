package org.ncbrelay.flow.tasks;

import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.flow.tasks.TaskJournal.Referral;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.springframework.stereotype.Service;

/** Lets an officer claim a task that Tasklist warns of: knowingly, or as the next office with a reason. */
@Service
record ClaimTask(OfficeTasks tasks, ReferDecision referrals, TaskJournal journal) {
    /**
     * Claims a task, also one after which nobody would be left to decide.
     *
     * @throws Refusal.NotFound  if there is no such task, or it is another organisation's
     * @throws Refusal.Forbidden if the officer may not work on it
     * @throws Refusal.Conflict  if somebody else has claimed it, or it was referred to the officer's office
     */
    void claim(String taskId, Officer by) {
        OfficeTask task = find(taskId, by);
        tasks.claim(taskId);
        if (task.referred() && !task.office().has(by)) referrals.checkReferral(task, by.userId());
    }

    /**
     * Claims a decision that was referred because nobody of its own office is left.
     *
     * @param reason 1 to 2,000 characters; on the timeline and in the audit
     * @throws Refusal.NotFound  if there is no such task, or it is another organisation's
     * @throws Refusal.Forbidden if the officer may not work on it, as whoever wrote what is decided on
     * @throws Refusal.Conflict  if it is not referred, somebody is there again, or somebody else has claimed it
     */
    void accept(String taskId, String reason, Officer by) {
        OfficeTask task = find(taskId, by);
        if (!task.referred())
            throw new Refusal.Conflict("refused.notReferred", "This task was not referred to another office.");
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Texts.requiredNarrative("reason", reason, 2000);
        referrals.requireNobodyLeft(task);
        tasks.claim(taskId);
        if (task.isAssignedTo(by.userId())) return;
        journal.referral(
                Referral.ACCEPTED,
                task,
                by,
                Note.written(reason),
                Addressee.ncb(task.office().organisation()),
                Letter.REFERRAL_ACCEPTED);
    }

    private OfficeTask find(String taskId, Officer by) {
        return tasks.find(taskId)
                .filter(found -> found.organisation().equals(by.organisation()))
                .orElseThrow(Refusal.NotFound::new);
    }
}
