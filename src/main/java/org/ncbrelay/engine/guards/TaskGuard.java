package org.ncbrelay.engine.guards;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Substitutions;
import org.ncbrelay.domain.casefile.Authorship;

/** Decides who may work on a task; the engine itself lets every member of the tenant complete what somebody else claimed. */
final class TaskGuard {
    /** Extension property of a user task: what its worker must not have written; several are separated by commas. */
    static final String FOUR_EYES = "fourEyes";

    private final Authorship authorship;
    private final Substitutions substitutions;

    TaskGuard(Authorship authorship, Substitutions substitutions) {
        this.authorship = authorship;
        this.substitutions = substitutions;
    }

    /**
     * The task, if the officer who is logged in may work on it; to be called within a command.
     *
     * @throws Refusal where the officer may not
     */
    TaskEntity workable(String taskId) {
        Authentication officer = officer();
        TaskEntity task = visible(taskId, officer);
        if (!isCandidate(task, officer))
            throw new Refusal.Forbidden("This task is for another role than yours: " + String.join(", ", groups(task)));
        if (isAnothers(task, officer)) checkSubstitute(task, officer);
        refuseOwnWork(task, officer.getUserId());
        return task;
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

    private static TaskEntity visible(String taskId, Authentication officer) {
        TaskEntity task = taskId == null
                ? null
                : Context.getCommandContext().getTaskManager().findTaskById(taskId);
        List<String> tenants = officer.getTenantIds();
        if (task == null || tenants == null || !tenants.contains(task.getTenantId())) throw new Refusal.NotFound();
        return task;
    }

    private static boolean isCandidate(TaskEntity task, Authentication officer) {
        Collection<String> groups = groups(task);
        if (groups.isEmpty()) return officer.getUserId().equals(task.getAssignee());
        return officer.getGroupIds() != null && officer.getGroupIds().stream().anyMatch(groups::contains);
    }

    private static List<String> groups(TaskEntity task) {
        return task.getIdentityLinks().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private void refuseOwnWork(TaskEntity task, String userId) {
        List<String> parts = fourEyes(task);
        if (parts.isEmpty()) return;
        CaseReference reference = referenceOf(task).orElseThrow(Refusal.NotFound::new);
        for (String part : parts)
            if (authorship.isAuthor(reference, part, userId))
                throw new Refusal.Forbidden("Nobody decides on their own work: another officer must do this task.");
    }

    /** {@code productAuthor:capability} asks for the author of the product of the task's own capability. */
    private static String qualified(String part, TaskEntity task) {
        int colon = part.indexOf(':');
        return colon < 0 ? part : part.substring(0, colon + 1) + task.getVariable(part.substring(colon + 1));
    }

    private static List<String> fourEyes(TaskEntity task) {
        BaseElement element = task.getBpmnModelElementInstance();
        if (element == null || element.getExtensionElements() == null) return List.of();
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> FOUR_EYES.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> qualified(part, task))
                .toList();
    }
}
