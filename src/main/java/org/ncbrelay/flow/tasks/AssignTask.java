package org.ncbrelay.flow.tasks;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.assignment.Assignments;
import org.ncbrelay.domain.assignment.Assignments.Assignment;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a head of the NCB, or a lead at INTERPOL, give a task that nobody has claimed to a colleague of the same organisation. */
@Service
public class AssignTask {
    private final OfficeTasks tasks;
    private final Colleagues colleagues;
    private final Cases cases;
    private final DecidingOffice deciding;
    private final Assignments assignments;
    private final TaskJournal journal;
    private final Clock clock;

    AssignTask(
            OfficeTasks tasks,
            Colleagues colleagues,
            Cases cases,
            DecidingOffice deciding,
            Assignments assignments,
            TaskJournal journal,
            Clock clock) {
        this.tasks = tasks;
        this.colleagues = colleagues;
        this.cases = cases;
        this.deciding = deciding;
        this.assignments = assignments;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether the officer may give tasks to colleagues: whoever releases what they have claimed. */
    public static boolean mayAssign(Officer officer) {
        return ChangeAssignment.mayRelease(officer);
    }

    /**
     * The colleague is informed by a letter.
     *
     * @param assignee user id of the colleague
     * @throws Refusal.NotFound  if there is no such task, or it is another organisation's
     * @throws Refusal.Forbidden if the officer is neither head nor lead, or the colleague wrote what is decided on
     * @throws Refusal.Invalid   naming {@code assignee} if nobody of the organisation has that name, none of the task's roles, or serves
     *                           another agency than that of the case
     * @throws Refusal.Conflict  if the task is claimed, or nobody would be left to decide on what the colleague writes
     */
    @Transactional
    public void assign(String taskId, String assignee, Officer by) {
        OfficeTask task = tasks.get(taskId, by);
        if (!mayAssign(by))
            throw new Refusal.Forbidden(
                    "refused.assign", "Only a head of the NCB or a lead of the team assigns tasks to colleagues.");
        Officer colleague = colleague(assignee, task.reference(), by);
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

    private Officer colleague(String userId, CaseReference reference, Officer by) {
        return colleagues.of(by.organisation()).stream()
                .filter(each -> each.userId().equals(userId))
                .map(Colleague::officer)
                .filter(officer -> isOpen(reference, officer))
                .findFirst()
                .orElseThrow(() -> new Refusal.Invalid(
                        "assignee", "wrong.assignee", "must be a colleague who may work on this task"));
    }

    /** The work of an agency is not that of another; on intelligence, the unit that the NCB named works. */
    private boolean isOpen(CaseReference reference, Officer officer) {
        return officer.readsAll()
                || !officer.is(Role.AGENCY_OFFICER)
                || reference.isIntelligence()
                || cases.get(reference).isOfAgency(officer);
    }
}
