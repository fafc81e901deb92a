package org.ncbrelay.adapter.engine.guards;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Receipt;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.engine.reads.TaskFlows;
import org.ncbrelay.engine.refusals.RefusedWork;
import org.ncbrelay.port.StartForms;

/** The engine's forms: submitted by officers who may work on the task, with answers that the form accepts. */
final class GuardedFormService extends FormServiceImpl {
    private static final int LONGEST_KEY = 255;

    private final TaskGuard guard;
    private final TaskAnswers answers;
    private final Supplier<List<StartForms>> startForms;

    GuardedFormService(TaskGuard guard, TaskAnswers answers, Supplier<List<StartForms>> startForms) {
        this.guard = guard;
        this.answers = answers;
        this.startForms = startForms;
    }

    /** A form says nothing of a case: an officer reads those of the own organisation's tasks, others what the engine grants them. */
    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        Command<Optional<InputStream>> own = context -> {
            TaskFlows.readToClaim(taskId);
            return TaskGuard.ofOrganisation(taskId).map(task -> answers.form(taskId));
        };
        return commandExecutor.execute(own).orElseGet(() -> super.getDeployedTaskForm(taskId));
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        guarded(
                taskId,
                () -> TaskGuard.decides(() -> {
                    super.submitTaskForm(taskId, accepted(taskId, properties));
                    return null;
                }));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserializeValues) {
        return guarded(
                taskId,
                () -> TaskGuard.decides(() -> TaskAnswers.shown(super.submitTaskFormWithVariablesInReturn(
                        taskId, accepted(taskId, properties), deserializeValues))));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
        return submitStartForm(processDefinitionId, null, properties);
    }

    /**
     * Files the matter for an officer to whom Tasklist offers the flow. The flow's business key is its reference; that of the sender makes a
     * repeated call get the same answer.
     */
    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, String businessKey, Map<String, Object> properties) {
        return guarded(null, () -> {
            String tenant = EngineInternals.officer().getTenantIds().stream()
                    .findFirst()
                    .orElse(null);
            CommandContext command = Context.getCommandContext();
            ProcessDefinition definition =
                    command.getProcessDefinitionManager().findLatestProcessDefinitionById(processDefinitionId);
            if (definition == null) throw new Refusal.NotFound();
            StartForms form = startForms.get().stream()
                    .filter(offered -> offered.offers(definition.getKey()))
                    .findFirst()
                    .orElseThrow(
                            () -> new Refusal.Forbidden("This flow is not started by hand, or not with this token."));
            for (CommandChecker checker :
                    command.getProcessEngineConfiguration().getCommandCheckers())
                checker.checkCreateProcessInstance(definition);
            Receipt receipt = form.start(
                    answers.acceptedAtStart(processDefinitionId, properties, form), idempotencyKey(businessKey));
            ProcessInstance running = command.getExecutionManager().findExecutionById(receipt.flow());
            return running != null
                    ? running
                    : new EndedFlow(
                            receipt.flow(),
                            receipt.reference().value(),
                            definition.getId(),
                            definition.getKey(),
                            tenant);
        });
    }

    /** @throws Refusal.Invalid if it is longer than a key may be */
    private static String idempotencyKey(String businessKey) {
        if (businessKey == null || businessKey.isBlank()) return null;
        if (businessKey.length() > LONGEST_KEY)
            throw new Refusal.Invalid("businessKey", "must have at most " + LONGEST_KEY + " characters");
        return businessKey;
    }

    @Override
    public ProcessInstance submitStartFormData(String processDefinitionId, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, null, Map.copyOf(properties));
    }

    @Override
    public ProcessInstance submitStartFormData(
            String processDefinitionId, String businessKey, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, businessKey, Map.copyOf(properties));
    }

    private VariableMap accepted(String taskId, Map<String, Object> properties) {
        TaskFlows.readToComplete(taskId);
        DelegateTask task = guard.workable(taskId);
        VariableMap accepted = answers.accepted(task, properties);
        guard.checkSomebodyLeft(task);
        guard.noteTaking(task);
        task.setAssignee(EngineInternals.officer().getUserId());
        return accepted;
    }

    private <T> T guarded(String taskId, Supplier<T> work) {
        return RefusedWork.on(taskId, commandExecutor, work);
    }

    /** A flow that was started by an earlier call and has ended since: the engine knows nothing of it any more. */
    private record EndedFlow(
            String getId,
            String getBusinessKey,
            String getProcessDefinitionId,
            String getProcessDefinitionKey,
            String getTenantId)
            implements ProcessInstance {
        @Override
        public String getProcessInstanceId() {
            return getId;
        }

        @Override
        public String getRootProcessInstanceId() {
            return getId;
        }

        @Override
        public String getCaseInstanceId() {
            return null;
        }

        @Override
        public boolean isSuspended() {
            return false;
        }

        @Override
        public boolean isEnded() {
            return true;
        }
    }
}
