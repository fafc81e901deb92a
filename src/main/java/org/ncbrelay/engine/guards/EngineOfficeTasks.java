package org.ncbrelay.engine.guards;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.engine.EngineRefusal;
import org.ncbrelay.engine.RefusedWork;
import org.ncbrelay.engine.TaskOwner;
import org.ncbrelay.port.OfficeTasks;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The engine's tasks as offices have them. What is changed here was decided by a use case, so no guard asks again. */
@Component
class EngineOfficeTasks implements OfficeTasks {
    private final ProcessEngine engine;
    private final WaitingTasks waiting;

    EngineOfficeTasks(@Lazy ProcessEngine engine, WaitingTasks waiting) {
        this.engine = engine;
        this.waiting = waiting;
    }

    @Override
    public Optional<OfficeTask> find(String id) {
        Command<Optional<OfficeTask>> look =
                context -> Optional.ofNullable(task(context, id)).flatMap(TaskRules::read);
        return executor().execute(look);
    }

    @Override
    public void release(String id, String assignee) {
        change(id, task -> {
            if (!assignee.equals(task.getAssignee()))
                throw new Refusal.Conflict("Somebody else has just worked on this task.");
            task.setAssignee(null);
            task.triggerUpdateEvent();
        });
    }

    @Override
    public void claim(String id) {
        unwrapped(() -> ((GuardedTaskService) engine.getTaskService()).claimKnowingly(id));
    }

    @Override
    public void assign(String id, Officer colleague) {
        change(id, task -> {
            if (task.getAssignee() != null)
                throw new Refusal.Conflict("This task is already claimed by another officer.");
            List<String> groups = TaskRules.candidateGroups(task);
            if (colleague.roles().stream().map(Role::group).noneMatch(groups::contains))
                throw new Refusal.Invalid("assignee", "must be a colleague who may work on this task");
            task.setAssignee(colleague.userId());
            task.triggerUpdateEvent();
        });
    }

    @Override
    public void refer(String id, Office next) {
        change(id, task -> {
            for (Role role : next.roles()) {
                if (!TaskRules.candidateGroups(task).contains(role.group())) task.addCandidateGroup(role.group());
                task.addGroupIdentityLink(role.group(), TaskRules.REFERRED);
            }
            TaskOwner.give(task, next.organisation());
            task.triggerUpdateEvent();
        });
    }

    @Override
    public void endReferral(String id) {
        change(id, task -> {
            for (Role role : TaskRules.referredTo(task)) {
                TaskRules.unlink(task, role.group(), TaskRules.REFERRED);
                // Past its time limit the next office may be a candidate for that reason.
                if (!isOverdue(task)) TaskRules.unlink(task, role.group(), IdentityLinkType.CANDIDATE);
            }
            TaskRules.read(task)
                    .ifPresent(read -> TaskOwner.give(task, read.office().organisation()));
            task.triggerUpdateEvent();
        });
    }

    @Override
    public List<String> claimedInVain() {
        return waiting.claimedInVain();
    }

    @Override
    public List<String> claimedInVainBy(String userId) {
        return waiting.claimedInVainBy(userId);
    }

    @Override
    public List<DecisionNode> decisionNodes() {
        return waiting.nodes().stream().flatMap(node -> decision(node).stream()).toList();
    }

    @Override
    public List<WaitingDecision> waitingAt(DecisionNode node) {
        return waiting.at(node);
    }

    @Override
    public List<String> referred() {
        return waiting.referred();
    }

    private Optional<DecisionNode> decision(WaitingTasks.Node node) {
        return Optional.of(engine.getRepositoryService().getBpmnModelInstance(node.definition()))
                .map(model -> model.getModelElementById(node.activity()))
                .filter(UserTask.class::isInstance)
                .map(UserTask.class::cast)
                .filter(TaskRules::isDecision)
                .map(task -> new DecisionNode(
                        node.definition(),
                        node.activity(),
                        node.country(),
                        TaskRules.office(task, node.country()),
                        TaskRules.parts(task)));
    }

    private static boolean isOverdue(TaskEntity task) {
        return task.getDueDate() != null && task.getDueDate().before(ClockUtil.getCurrentTime());
    }

    /** What loses a race is a conflict, as in the guarded services. */
    private void change(String id, Consumer<TaskEntity> change) {
        unwrapped(() -> RefusedWork.on(id, executor(), () -> {
            TaskEntity task = task(Context.getCommandContext(), id);
            if (task == null) throw new Refusal.NotFound();
            change.accept(task);
            return null;
        }));
    }

    private static void unwrapped(Runnable work) {
        try {
            work.run();
        } catch (EngineRefusal refused) {
            throw refused.refusal();
        }
    }

    /** @return null if there is none; PostgreSQL cannot even be asked for an id with a null character */
    private static TaskEntity task(CommandContext context, String id) {
        if (id.indexOf('\0') >= 0) return null;
        return context.getTaskManager().findTaskById(id);
    }

    private CommandExecutor executor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    }
}
