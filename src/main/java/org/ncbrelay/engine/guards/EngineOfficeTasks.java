package org.ncbrelay.engine.guards;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.engine.EngineRefusal;
import org.ncbrelay.engine.RefusedWork;
import org.ncbrelay.engine.StepFacts;
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
        return EngineInternals.inCommand(
                engine, () -> Optional.ofNullable(task(id)).flatMap(TaskRules::read));
    }

    @Override
    public void release(String id, String assignee) {
        change(id, task -> {
            if (!assignee.equals(task.getAssignee()))
                throw new Refusal.Conflict("refused.race", "Somebody else has just worked on this task.");
            task.setAssignee(null);
            EngineInternals.announceUpdate(task);
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
                throw new Refusal.Conflict("refused.claimed", "This task is already claimed by another officer.");
            List<String> groups = TaskRules.candidateGroups(task);
            if (colleague.roles().stream().map(Role::group).noneMatch(groups::contains))
                throw new Refusal.Invalid(
                        "assignee", "wrong.assignee", "must be a colleague who may work on this task");
            task.setAssignee(colleague.userId());
            EngineInternals.announceUpdate(task);
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
            EngineInternals.announceUpdate(task);
        });
    }

    @Override
    public void endReferral(String id) {
        change(id, task -> {
            for (Role role : TaskRules.referredTo(task)) {
                EngineInternals.unlink(task, role.group(), TaskRules.REFERRED);
                // Past its time limit the next office may be a candidate for that reason.
                if (!isOverdue(task)) EngineInternals.unlink(task, role.group(), IdentityLinkType.CANDIDATE);
            }
            TaskRules.read(task)
                    .ifPresent(read -> TaskOwner.give(task, read.office().organisation()));
            EngineInternals.announceUpdate(task);
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
        return StepFacts.of(node.definition(), node.activity(), engine.getRepositoryService()::getBpmnModelInstance)
                .filter(facts -> !facts.fourEyes().isEmpty())
                .map(facts -> new DecisionNode(
                        node.definition(),
                        node.activity(),
                        node.country(),
                        Office.of(node.country(), facts.roles()),
                        facts.fourEyes()));
    }

    private static boolean isOverdue(DelegateTask task) {
        return task.getDueDate() != null && task.getDueDate().before(EngineInternals.now());
    }

    /** What loses a race is a conflict, as in the guarded services. */
    private void change(String id, Consumer<DelegateTask> change) {
        unwrapped(() -> RefusedWork.on(id, engine, () -> {
            DelegateTask task = task(id);
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
    private static DelegateTask task(String id) {
        if (id.indexOf('\0') >= 0) return null;
        return EngineInternals.task(id);
    }
}
