package org.ncbrelay.adapter.engine.guards;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.engine.reads.TaskFlows;
import org.ncbrelay.engine.refusals.RefusedWork;

/** The engine's tasks, worked on only by officers who may, with answers that the task's form accepts; for every caller. */
final class GuardedTaskService extends TaskServiceImpl {
    private final TaskGuard guard;
    private final TaskAnswers answers;

    GuardedTaskService(TaskGuard guard, TaskAnswers answers) {
        this.guard = guard;
        this.answers = answers;
    }

    @Override
    public void claim(String taskId, String userId) {
        guarded(taskId, () -> {
            TaskFlows.readToClaim(taskId);
            DelegateTask task = guard.workable(taskId);
            refuseOthers(userId);
            take(task);
            return null;
        });
    }

    /** Claims it for the officer who is logged in and who was warned, or has given the reason that a referral asks. */
    void claimKnowingly(String taskId) {
        guarded(taskId, () -> {
            assign(guard.claimable(taskId));
            return null;
        });
    }

    /** Claims it for the officer who is logged in, with all warnings. */
    void claimUnclaimed(String taskId) {
        guarded(taskId, () -> {
            TaskFlows.readToClaim(taskId);
            take(guard.workable(taskId));
            return null;
        });
    }

    /** Opens it to the whole office again. */
    void giveBack(String taskId) {
        guarded(taskId, () -> {
            DelegateTask task = guard.workable(taskId);
            if (!EngineInternals.officer().getUserId().equals(task.getAssignee()))
                throw new Refusal.Conflict("refused.notYours", "You have not claimed this task.");
            super.setAssignee(taskId, null);
            return null;
        });
    }

    /** Why the officer may not work on it; a value, so that the transaction that asks goes on. */
    Optional<Refusal> refusal(String taskId) {
        Command<Optional<Refusal>> look = context -> {
            try {
                guard.workable(taskId);
                return Optional.empty();
            } catch (Refusal refusal) {
                return Optional.of(refusal);
            }
        };
        return commandExecutor.execute(look);
    }

    @Override
    public void setAssignee(String taskId, String userId) {
        guarded(taskId, () -> {
            DelegateTask task = guard.workable(taskId);
            if (userId != null) {
                refuseOthers(userId);
                guard.checkSomebodyLeft(task);
            }
            guard.noteTaking(task);
            super.setAssignee(taskId, userId);
            return null;
        });
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        guarded(taskId, () -> {
            super.complete(taskId, accepted(taskId, variables));
            return null;
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return guarded(
                taskId,
                () -> TaskAnswers.shown(
                        super.completeWithVariablesInReturn(taskId, accepted(taskId, variables), deserializeValues)));
    }

    @Override
    public void resolveTask(String taskId) {
        resolveTask(taskId, Map.of());
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        guarded(taskId, () -> {
            super.resolveTask(taskId, accepted(taskId, variables));
            return null;
        });
    }

    @Override
    public void delegateTask(String taskId, String userId) {
        guarded(taskId, () -> {
            guard.workable(taskId);
            throw new Refusal.Forbidden("A task is not handed on; give it back, and another officer can claim it.");
        });
    }

    /** Claims the task for the officer who completes it unclaimed, so that the record names who did it. */
    private VariableMap accepted(String taskId, Map<String, Object> variables) {
        TaskFlows.readToComplete(taskId);
        DelegateTask task = guard.workable(taskId);
        VariableMap accepted = answers.accepted(task, variables);
        take(task);
        return accepted;
    }

    private void take(DelegateTask task) {
        guard.checkSomebodyLeft(task);
        assign(task);
    }

    private void assign(DelegateTask task) {
        String officer = EngineInternals.officer().getUserId();
        if (officer.equals(task.getAssignee())) return;
        guard.noteTaking(task);
        super.setAssignee(task.getId(), officer);
    }

    private static void refuseOthers(String userId) {
        if (!EngineInternals.officer().getUserId().equals(userId))
            throw new Refusal.Forbidden("A task can be claimed only for oneself.");
    }

    private <T> T guarded(String taskId, Supplier<T> work) {
        return RefusedWork.on(taskId, commandExecutor, () -> TaskGuard.decides(work));
    }
}
