package org.ncbrelay.flow.tasks;

import java.time.Clock;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.store.people.AuditedActs;
import org.ncbrelay.store.people.AuditedActs.Assignment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a head of the NCB, or a lead at INTERPOL, give an unclaimed task to a colleague of the same organisation. */
@Service
public class AssignTask {
    private final OfficeTasks tasks;
    private final OpenTasks open;
    private final Colleagues colleagues;
    private final CurrentOfficer officers;
    private final DecidingOffice deciding;
    private final AuditedActs assignments;
    private final TaskJournal journal;
    private final Clock clock;

    AssignTask(
            OfficeTasks tasks,
            OpenTasks open,
            Colleagues colleagues,
            CurrentOfficer officers,
            DecidingOffice deciding,
            AuditedActs assignments,
            TaskJournal journal,
            Clock clock) {
        this.tasks = tasks;
        this.open = open;
        this.colleagues = colleagues;
        this.officers = officers;
        this.deciding = deciding;
        this.assignments = assignments;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether the officer may give tasks to colleagues: those who release what they have claimed. */
    public static boolean mayAssign(Officer officer) {
        return ChangeAssignment.mayRelease(officer);
    }

    /**
     * The colleague is informed by a letter.
     *
     * @param assignee user id of the colleague
     * @throws Refusal.NotFound  if there is no such task, or it is another organisation's
     * @throws Refusal.Forbidden if the officer is neither head nor lead, or the colleague wrote what is decided on
     * @throws Refusal.Invalid   naming {@code assignee} if no one of the organisation has that name, or the task is not there for the officer who
     *                           has it
     * @throws Refusal.Conflict  if the task is claimed, or no one would be left to decide on what the colleague writes
     */
    @Transactional
    public void assign(String taskId, String assignee, Officer by) {
        OfficeTask task = tasks.get(taskId, by);
        if (!mayAssign(by))
            throw new Refusal.Forbidden(
                    "refused.assign", "Only a head of the NCB or a lead of the team assigns tasks to colleagues.");
        Officer colleague = colleague(assignee, task, by);
        deciding.requireNotAuthor(task, colleague.userId());
        if (deciding.wouldLeaveNobody(task, colleague.userId()))
            throw new Refusal.Conflict(
                    "refused.assignNobodyLeft",
                    "Nobody would be left to decide on what this colleague writes; assign the task to somebody else.");
        tasks.assign(taskId, colleague);
        assignments.add(new Assignment(
                task.organisation(),
                task.reference(),
                task.id(),
                task.node(),
                colleague.userId(),
                by.userId(),
                clock.instant()));
        journal.assigned(task, colleague.userId(), by);
    }

    private Officer colleague(String userId, OfficeTask task, Officer by) {
        return colleagues.of(by.organisation()).stream()
                .filter(each -> each.userId().equals(userId))
                .map(Colleague::officer)
                // A member of a support team reads the case because of the assignment.
                .filter(officer -> officer.is(Role.IST_MEMBER) || isThere(task, officer))
                .findFirst()
                .orElseThrow(() -> new Refusal.Invalid(
                        "assignee", "wrong.assignee", "must be a colleague who may work on this task"));
    }

    /** The database knows whose the work is: an agency's, the unit's that the NCB named, or the expert's who is asked. */
    private boolean isThere(OfficeTask task, Officer colleague) {
        return officers.as(colleague, () -> open.find(task.id(), colleague).isPresent());
    }
}
