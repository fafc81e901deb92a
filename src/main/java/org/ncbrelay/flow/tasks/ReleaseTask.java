package org.ncbrelay.flow.tasks;

import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.springframework.stereotype.Service;

/** Lets a head of the NCB, or a lead at INTERPOL, release what somebody of the same organisation has claimed. */
@Service
record ReleaseTask(OfficeTasks tasks, ReleaseRecord record) {
    /**
     * @param reason 1 to 2,000 characters
     * @throws Refusal.NotFound  if there is no such task, or it is another organisation's
     * @throws Refusal.Forbidden if the officer is neither head nor lead
     * @throws Refusal.Conflict  if nobody has claimed it, or it was worked on at the same moment
     */
    void release(String taskId, String reason, Officer by) {
        OfficeTask task = tasks.find(taskId)
                .filter(found -> found.organisation().equals(by.organisation()))
                .orElseThrow(Refusal.NotFound::new);
        if (!mayRelease(by))
            throw new Refusal.Forbidden(
                    "refused.release",
                    "Only a head of the NCB or a lead of the team releases a task that somebody has claimed.");
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Texts.requiredNarrative("reason", reason, 2000);
        String assignee = task.assignee()
                .orElseThrow(() -> new Refusal.Conflict("refused.notClaimed", "Nobody has claimed this task."));
        record.release(task, assignee, Note.written(reason));
    }

    static boolean mayRelease(Officer by) {
        return by.servesInterpol() ? by.is(Role.GWET_LEAD) : by.is(Role.NCB_HEAD);
    }
}
