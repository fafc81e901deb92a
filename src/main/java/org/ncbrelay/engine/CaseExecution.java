package org.ncbrelay.engine;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.store.cases.CaseRecords.OverdueTask;
import org.ncbrelay.store.support.StepRecords;

/**
 * A step of a diagram that runs for a case: all that the flow, and any bean called from an expression, knows of the engine's
 * execution. Variables are read and written by {@link ProcessVariable}.
 */
public final class CaseExecution {
    /** Reference and summary are variables of every process instance, for forms and task cards. */
    public static final ProcessVariable<String> REFERENCE = ProcessVariable.text("reference");

    public static final ProcessVariable<String> SUMMARY = ProcessVariable.text("summary");
    public static final ProcessVariable<Capability> CAPABILITY = ProcessVariable.choice("capability", Capability.class);

    /** The country in which a called or started flow runs, where that is not its caller's. */
    public static final ProcessVariable<String> ORGANISATION = ProcessVariable.text("organisation");

    private final DelegateExecution execution;
    private final VariableScope scope;

    private CaseExecution(DelegateExecution execution, VariableScope scope) {
        this.execution = execution;
        this.scope = scope;
    }

    public static CaseExecution of(DelegateExecution execution) {
        return new CaseExecution(execution, execution);
    }

    /** The execution in which a user task is; the answers of its form are read from the task itself. */
    public static CaseExecution of(DelegateTask task) {
        return new CaseExecution(task.getExecution(), task);
    }

    /**
     * What of the user task that a listener hears of is overdue, by whom.
     *
     * @throws IllegalStateException where no user task is meant, but the step itself, or if the diagram gives it no time limit
     */
    public OverdueTask overdue() {
        DelegateTask task = userTask();
        StepFacts facts = StepFacts.of(task).orElseThrow();
        String step = facts.timeLimit()
                .orElseThrow(() -> new IllegalStateException(task.getTaskDefinitionKey() + " has no time limit"));
        return new OverdueTask(
                task.getId(), step, offices(task), facts.secondOffice(), Optional.of(waiting(task, facts)));
    }

    /**
     * The user task as letters name it; empty for a task of no case.
     *
     * @param limits say what follows while it is not completed
     */
    public Optional<WaitingTask> waiting(TimeLimits limits) {
        DelegateTask task = userTask();
        Optional<StepFacts> facts = StepFacts.of(task)
                .filter(known -> CaseReference.isWellFormed(businessKey())
                        && !offices(task).isEmpty());
        return facts.map(known -> waiting(task, known)
                .then(known.timeLimit()
                        .flatMap(step -> limits.afterReminders(
                                step, 1, known.secondOffice().isPresent()))
                        .orElse(null)));
    }

    private WaitingTask waiting(DelegateTask task, StepFacts facts) {
        Set<Role> offices = Set.copyOf(offices(task));
        Date due = task.getDueDate();
        return new WaitingTask(
                task.getId(),
                reference(),
                task.getProcessDefinitionId().split(":")[0] + '/' + task.getTaskDefinitionKey(),
                facts.name(),
                Office.of(country(), offices).organisation(),
                offices,
                due == null ? null : due.toInstant(),
                EngineInternals.interruptedAt(task).orElse(null),
                null);
    }

    private static List<Role> offices(DelegateTask task) {
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .flatMap(group -> Role.ofGroup(group).stream())
                .sorted()
                .toList();
    }

    /** Lets another office see and complete the user task, in addition to those that may already; four eyes hold for it as for them. */
    public void openTo(Role office) {
        userTask().addCandidateGroup(office.group());
    }

    /** Gives the user task to one office alone, as it is created. */
    public void leaveTo(Role office) {
        DelegateTask task = userTask();
        openTo(office);
        StepFacts.of(task).orElseThrow().roles().stream()
                .filter(role -> role != office)
                .forEach(role -> EngineInternals.unlink(task, role.group(), IdentityLinkType.CANDIDATE));
    }

    private DelegateTask userTask() {
        if (scope instanceof DelegateTask task) return task;
        throw new IllegalStateException(execution.getCurrentActivityId() + " is heard of as no user task");
    }

    /** The business key of every instance, called or calling, is the case reference. */
    public CaseReference reference() {
        return new CaseReference(businessKey());
    }

    /** As the engine has it; null in a diagram that works for no case. */
    public String businessKey() {
        return execution.getProcessBusinessKey();
    }

    /** The country in which a called flow runs; a tenant of the engine is an organisation. */
    public OrganisationCode country() {
        return new OrganisationCode(execution.getTenantId());
    }

    /** Who works on the user task at which the flow is: INTERPOL where its roles are INTERPOL's, else the country of the flow. */
    public OrganisationCode worker() {
        return StepFacts.of(execution)
                .map(task -> Office.of(country(), task.roles()).organisation())
                .orElseGet(this::country);
    }

    /**
     * What was answered at the user task before this step, as the diagram wants it recorded.
     *
     * @throws org.ncbrelay.domain.Refusal.Invalid if no form was answered in this transaction
     */
    public StepRecords.Answered answered() {
        Answered last = Answered.VARIABLE.require(this);
        String process = execution.getProcessDefinitionId().split(":")[0];
        StepFacts.Recorded recorded = recorded();
        return new StepRecords.Answered(
                CAPABILITY.get(this),
                process,
                last.node(),
                last.form(),
                last.answers(),
                recorded.readers(),
                last.note(process, recorded));
    }

    /** How the diagram wants recorded what was answered. */
    public StepFacts.Recorded recorded() {
        String node = Answered.VARIABLE.require(this).node();
        return StepFacts.of(execution.getProcessDefinitionId(), node, any -> execution.getBpmnModelInstance())
                .orElseThrow()
                .recorded();
    }

    /**
     * What the diagram says of the step at which the flow is.
     *
     * @throws IllegalStateException if it says nothing of that name
     */
    public String property(String name) {
        return StepFacts.property(execution.getBpmnModelElementInstance(), name)
                .orElseThrow(() -> new IllegalStateException(execution.getCurrentActivityId() + " has no " + name));
    }

    /**
     * The capability that a diagram of support serves.
     *
     * @throws org.ncbrelay.domain.Refusal.Invalid in a diagram that serves none
     */
    public Capability capability() {
        return CAPABILITY.require(this);
    }

    Object variable(String name) {
        return scope.getVariable(name);
    }

    /** Of the process instance: what a listener of a task writes outlives the task. */
    void setVariable(String name, Object value) {
        execution.setVariable(name, value);
    }

    void setVariableLocal(String name, Object value) {
        scope.setVariableLocal(name, value);
    }
}
