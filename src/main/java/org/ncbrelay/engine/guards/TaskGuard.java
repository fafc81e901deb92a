package org.ncbrelay.engine.guards;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Substitutions;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.port.DecisionGuard;

/** Decides who may work on a task; the engine itself lets every member of the tenant complete what somebody else claimed. */
final class TaskGuard {
    private final Authorship authorship;
    private final Substitutions substitutions;
    private final DecisionGuard decisions;

    TaskGuard(Authorship authorship, Substitutions substitutions, DecisionGuard decisions) {
        this.authorship = authorship;
        this.substitutions = substitutions;
        this.decisions = decisions;
    }

    /**
     * The task, if the officer who is logged in may work on it; to be called within a command.
     *
     * @throws Refusal where the officer may not
     */
    TaskEntity workable(String taskId) {
        TaskEntity task = claimable(taskId);
        if (isForNextOffice(task, officer()))
            TaskRules.read(task)
                    .ifPresent(read -> decisions.checkReferral(read, officer().getUserId()));
        return task;
    }

    /** The same, where it is decided already that an officer of the next office may decide. */
    TaskEntity claimable(String taskId) {
        Authentication officer = officer();
        TaskEntity task = seen(taskId).orElseThrow(Refusal.NotFound::new);
        if (!isCandidate(task, officer))
            throw new Refusal.Forbidden(
                    "This task is for another role than yours: " + String.join(", ", TaskRules.candidateGroups(task)));
        if (isAnothers(task, officer)) checkSubstitute(task, officer);
        refuseOwnWork(task, officer.getUserId());
        return task;
    }

    /** Warns the officer who takes a task after which nobody would be left to decide; whoever has it was warned before. */
    void checkSomebodyLeft(TaskEntity task) {
        String officer = officer().getUserId();
        if (!officer.equals(task.getAssignee()))
            TaskRules.read(task).ifPresent(read -> decisions.checkSomebodyLeft(read, officer));
    }

    /** Notes it where the officer takes the task from an absent colleague; to be called before the assignee changes. */
    void noteTaking(TaskEntity task) {
        if (isAnothers(task, officer()))
            substitutions.took(task.getAssignee(), referenceOf(task).orElse(null), task.getId());
    }

    private static boolean isAnothers(TaskEntity task, Authentication officer) {
        return task.getAssignee() != null && !task.getAssignee().equals(officer.getUserId());
    }

    /**
     * An absent officer's task is open to the substitute. The absent officer chose that colleague: who wrote what is
     * decided must not choose who decides it, so neither of the two may be the author.
     */
    private void checkSubstitute(TaskEntity task, Authentication officer) {
        if (!substitutions.absentBehind(officer.getUserId()).contains(task.getAssignee()))
            throw new Refusal.Conflict("This task is already claimed by another officer.");
        refuseOwnWork(task, task.getAssignee());
    }

    static Authentication officer() {
        Authentication officer = Context.getCommandContext()
                .getProcessEngineConfiguration()
                .getIdentityService()
                .getCurrentAuthentication();
        if (officer == null || officer.getUserId() == null)
            throw new Refusal.Forbidden("Tasks are worked on by officers who are logged in.");
        return officer;
    }

    static Optional<CaseReference> referenceOf(TaskEntity task) {
        ExecutionEntity instance = task.getProcessInstance();
        return Optional.ofNullable(instance)
                .map(ExecutionEntity::getBusinessKey)
                .filter(CaseReference::isWellFormed)
                .map(CaseReference::new);
    }

    /** The task, if it is the organisation's of the officer who is logged in; to be called within a command. */
    static Optional<TaskEntity> seen(String taskId) {
        TaskEntity task = taskId == null
                ? null
                : Context.getCommandContext().getTaskManager().findTaskById(taskId);
        List<String> tenants = officer().getTenantIds();
        if (task == null || tenants == null || !tenants.contains(task.getTenantId())) return Optional.empty();
        // Its execution and its instance are needed for whatever follows: read together, they are not read one by one.
        if (task.getProcessInstanceId() != null)
            Context.getCommandContext()
                    .getExecutionManager()
                    .findExecutionsByProcessInstanceId(task.getProcessInstanceId());
        return Optional.of(task);
    }

    private static boolean isCandidate(TaskEntity task, Authentication officer) {
        Collection<String> groups = TaskRules.candidateGroups(task);
        if (groups.isEmpty()) return officer.getUserId().equals(task.getAssignee());
        return isIn(groups, officer);
    }

    /** Whether the officer is a candidate by the referral alone. */
    private static boolean isForNextOffice(TaskEntity task, Authentication officer) {
        if (!TaskRules.isReferred(task)) return false;
        Collection<String> own = TaskRules.read(task).stream()
                .flatMap(read -> read.office().roles().stream())
                .map(Role::group)
                .toList();
        return !isIn(own, officer);
    }

    private static boolean isIn(Collection<String> groups, Authentication officer) {
        return officer.getGroupIds() != null && officer.getGroupIds().stream().anyMatch(groups::contains);
    }

    private void refuseOwnWork(TaskEntity task, String userId) {
        Collection<String> parts = TaskRules.fourEyes(task);
        if (parts.isEmpty()) return;
        CaseReference reference = referenceOf(task).orElseThrow(Refusal.NotFound::new);
        for (String part : parts)
            if (authorship.isAuthor(reference, part, userId))
                throw new Refusal.Forbidden("Nobody decides on their own work: another officer must do this task.");
    }
}
