package org.ncbrelay.flow.tasks;

import java.time.Clock;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.ncbrelay.store.people.AuditedActs;
import org.ncbrelay.store.people.AuditedActs.Release;
import org.springframework.stereotype.Component;

/** Releases a task and records it: in the audit of its organisation, on the timeline, and with a letter. */
@Component
record ReleaseRecord(
        OfficeTasks tasks, AuditedActs assignments, TaskJournal journal, CurrentOfficer officers, Clock clock) {
    /** As the acting officer, a head, or as the relay. */
    void release(OfficeTask task, String assignee, Note reason) {
        Officer by = officers.officer();
        if (!by.organisation().equals(task.organisation())) {
            officers.as(Officer.relay(task.organisation()), () -> release(task, assignee, reason));
            return;
        }
        tasks.release(task.id(), assignee);
        assignments.add(new Release(
                task.organisation(),
                task.reference(),
                task.id(),
                task.node(),
                assignee,
                by.userId(),
                reason.toString(),
                clock.instant()));
        journal.released(task, assignee, by, reason);
    }
}
