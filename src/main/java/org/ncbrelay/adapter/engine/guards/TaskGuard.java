package org.ncbrelay.adapter.engine.guards;

import static org.ncbrelay.engine.EngineInternals.officer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.engine.tasklists.OfficerTaskManager;
import org.ncbrelay.flow.tasks.ReferDecision;
import org.ncbrelay.store.people.Absences;

/** Decides who may work on a task; the engine itself lets every member of the tenant complete what another officer claimed. */
record TaskGuard(Authorship authorship, Absences substitutions, ReferDecision decisions) {
    /**
     * The task, if the officer who is logged in may work on it; to be called within a command.
     *
     * @throws Refusal where the officer may not
     */
    DelegateTask workable(String taskId) {
        DelegateTask task = claimable(taskId);
        if (isForNextOffice(task, officer()))
            TaskRules.read(task)
                    .ifPresent(read -> decisions.checkReferral(read, officer().getUserId()));
        return task;
    }

    /** The same, where it is decided already that an officer of the next office may decide. */
    DelegateTask claimable(String taskId) {
        Authentication officer = officer();
        DelegateTask task = seen(taskId).orElseThrow(Refusal.NotFound::new);
        if (!isCandidate(task, officer))
            throw new Refusal.Forbidden(
                    "refused.otherRole",
                    "This task is for another role than yours: " + String.join(", ", TaskRules.candidateGroups(task)));
        if (isAnothers(task, officer)) checkSubstitute(task, officer);
        refuseOwnWork(task, officer.getUserId());
        return task;
    }

    /** Warns the officer who takes a task after which no one would be left to decide; its assignee was warned before. */
    void checkSomebodyLeft(DelegateTask task) {
        String officer = officer().getUserId();
        if (!officer.equals(task.getAssignee()))
            TaskRules.read(task).ifPresent(read -> decisions.checkSomebodyLeft(read, officer));
    }

    /** Notes it where the officer takes the task from an absent colleague; to be called before the assignee changes. */
    void noteTaking(DelegateTask task) {
        if (isAnothers(task, officer()))
            substitutions.took(task.getAssignee(), referenceOf(task).orElse(null), task.getId());
    }

    private static boolean isAnothers(DelegateTask task, Authentication officer) {
        return task.getAssignee() != null && !task.getAssignee().equals(officer.getUserId());
    }

    /**
     * An absent officer's task is open to the substitute. The absent officer chose that colleague: who wrote what is
     * decided must not choose who decides it, so neither of the two may be the author.
     */
    private void checkSubstitute(DelegateTask task, Authentication officer) {
        if (!substitutions.absentBehind(officer.getUserId()).contains(task.getAssignee()))
            throw new Refusal.Conflict("refused.claimed", "This task is already claimed by another officer.");
        refuseOwnWork(task, task.getAssignee());
    }

    /** Runs work that asks this guard first; the engine does not ask its own, wider grants again. To be called within a command. */
    static <T> T decides(Supplier<T> work) {
        return Context.getCommandContext().runWithoutAuthorization((Callable<T>) work::get);
    }

    static Optional<CaseReference> referenceOf(DelegateTask task) {
        return Optional.ofNullable(task.getExecution())
                .map(DelegateExecution::getProcessBusinessKey)
                .filter(CaseReference::isWellFormed)
                .map(CaseReference::new);
    }

    /** The task, if it is the organisation's of the officer who is logged in, and its case open to that officer; to be called within a command. */
    static Optional<DelegateTask> seen(String taskId) {
        return ofOrganisation(taskId).filter(task -> OfficerTaskManager.isThere(taskId));
    }

    /** The task, if it is the organisation's of the officer who is logged in; to be called within a command. */
    static Optional<DelegateTask> ofOrganisation(String taskId) {
        List<String> tenants = officer().getTenantIds();
        if (taskId == null || tenants == null) return Optional.empty();
        return Optional.ofNullable(EngineInternals.task(taskId)).filter(task -> tenants.contains(task.getTenantId()));
    }

    private static boolean isCandidate(DelegateTask task, Authentication officer) {
        Collection<String> groups = TaskRules.candidateGroups(task);
        if (groups.isEmpty()) return officer.getUserId().equals(task.getAssignee());
        return isIn(groups, officer);
    }

    /** Whether the officer is a candidate by the referral alone. */
    private static boolean isForNextOffice(DelegateTask task, Authentication officer) {
        if (TaskRules.referredTo(task).isEmpty()) return false;
        Collection<String> own = TaskRules.read(task).stream()
                .flatMap(read -> read.office().roles().stream())
                .map(Role::group)
                .toList();
        return !isIn(own, officer);
    }

    private static boolean isIn(Collection<String> groups, Authentication officer) {
        return officer.getGroupIds() != null && officer.getGroupIds().stream().anyMatch(groups::contains);
    }

    private void refuseOwnWork(DelegateTask task, String userId) {
        Collection<String> parts = TaskRules.fourEyes(task);
        if (parts.isEmpty()) return;
        CaseReference reference = referenceOf(task).orElseThrow(Refusal.NotFound::new);
        for (String part : parts)
            if (authorship.isAuthor(reference, part, userId))
                throw new Refusal.Forbidden(
                        "refused.ownWork", "Nobody decides on their own work: another officer must do this task.");
    }
}
