package org.ncbrelay.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.TimerExecuteNestedActivityJobHandler;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityStartBehavior;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;

/** What several packages need of the engine's internal classes, so that a change of the engine is made here. */
public final class EngineInternals {
    private static final List<String> ON_CARD = List.of(CaseExecution.REFERENCE.name(), CaseExecution.SUMMARY.name());

    private EngineInternals() {}

    /** Runs work as one command of the engine, in one transaction. */
    public static <T> T inCommand(ProcessEngine engine, Supplier<T> work) {
        Command<T> command = context -> work.get();
        return executor(engine).execute(command);
    }

    /**
     * Who works on tasks now; to be asked within a command.
     *
     * @throws Refusal.Forbidden if that is nobody
     */
    public static Authentication officer() {
        Authentication officer = Context.getCommandContext()
                .getProcessEngineConfiguration()
                .getIdentityService()
                .getCurrentAuthentication();
        if (officer == null || officer.getUserId() == null)
            throw new Refusal.Forbidden("Tasks are worked on by officers who are logged in.");
        return officer;
    }

    public static CommandExecutor executor(ProcessEngine engine) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    }

    /** @param lenient also accepts a password that the policy would refuse */
    public static void saveUser(IdentityService identity, User user, boolean lenient) {
        ((IdentityServiceImpl) identity).saveUser(user, lenient);
    }

    /**
     * How this node takes jobs.
     *
     * @param owner  the name in its locks
     * @param millis how long a lock lasts
     * @param active whether it takes jobs at all
     */
    public record JobLocks(String owner, int millis, boolean active) {}

    public static JobLocks jobLocks(ProcessEngine engine) {
        JobExecutor executor = jobExecutor(engine);
        return executor == null
                ? new JobLocks("", 0, false)
                : new JobLocks(executor.getLockOwner(), executor.getLockTimeInMillis(), executor.isActive());
    }

    /** Has this node ask for due jobs at once. */
    public static void acquireJobs(ProcessEngine engine) {
        jobExecutor(engine).jobWasAdded();
    }

    private static JobExecutor jobExecutor(ProcessEngine engine) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    /** The time of the engine's clock. */
    public static Date now() {
        return ClockUtil.getCurrentTime();
    }

    public static void setClock(Date now) {
        ClockUtil.setCurrentTime(now);
    }

    /**
     * To be called within a command.
     *
     * @return null if there is none
     */
    public static DelegateTask task(String id) {
        return Context.getCommandContext().getTaskManager().findTaskById(id);
    }

    /** Of all types, not only of candidates. */
    public static List<IdentityLink> links(DelegateTask task) {
        return List.copyOf(((TaskEntity) task).getIdentityLinks());
    }

    /** Also where the link was made in the running command; the engine's own removal asks the database. */
    public static void unlink(DelegateTask task, String group, String type) {
        List<IdentityLinkEntity> links = ((TaskEntity) task).getIdentityLinks();
        for (IdentityLinkEntity link : List.copyOf(links))
            if (group.equals(link.getGroupId()) && type.equals(link.getType())) {
                link.delete();
                links.remove(link);
            }
    }

    /** When a timer of the diagram ends the waiting, of the task or of a step around it; the earliest of several. */
    static Optional<Instant> interruptedAt(DelegateTask task) {
        Stream<ExecutionEntity> scopes =
                Stream.iterate((ExecutionEntity) task.getExecution(), Objects::nonNull, ExecutionEntity::getParent);
        return scopes.flatMap(scope -> scope.getJobs().stream().filter(job -> interrupts(job, scope)))
                .map(job -> job.getDuedate().toInstant())
                .min(Comparator.naturalOrder());
    }

    private static boolean interrupts(JobEntity job, ExecutionEntity scope) {
        if (!TimerExecuteNestedActivityJobHandler.TYPE.equals(job.getJobHandlerType())) return false;
        String event = job.getJobHandlerConfigurationRaw().split("\\$")[0];
        ActivityImpl timer = scope.getProcessDefinition().findActivity(event);
        return timer != null && timer.getActivityStartBehavior() == ActivityStartBehavior.CANCEL_EVENT_SCOPE;
    }

    /**
     * What a diagram that was deployed with that of the task says of one of its tasks; to be called within a command.
     *
     * @param node diagram and node
     */
    public static Optional<StepFacts> facts(DelegateTask task, String node) {
        int slash = node.indexOf('/');
        DeploymentCache cache = Context.getProcessEngineConfiguration().getDeploymentCache();
        String deployment = ((TaskEntity) task).getProcessDefinition().getDeploymentId();
        String definition = cache.findDeployedProcessDefinitionByDeploymentAndKey(deployment, node.substring(0, slash))
                .getId();
        return StepFacts.of(definition, node.substring(slash + 1), cache::findBpmnModelInstanceForProcessDefinition);
    }

    /** Tells the listeners of a task that it has changed. */
    public static void announceUpdate(DelegateTask task) {
        ((TaskEntity) task).triggerUpdateEvent();
    }

    /** Gives a task to the organisation that must work on it, which need not be the one in which its flow runs. */
    public static void give(DelegateTask task, OrganisationCode organisation) {
        ((TaskEntity) task).setTenantId(organisation.value());
        for (String variable : ON_CARD)
            if (organisation.isCountry()) task.removeVariableLocal(variable);
            else show(variable, (TaskEntity) task);
    }

    /** A card shows only variables of the reader's own organisation; those of the flow belong to the case's country. */
    private static void show(String variable, TaskEntity task) {
        Object value = task.getVariable(variable);
        if (value == null) return;
        task.setVariableLocal(variable, value);
        ((VariableInstanceEntity) task.getVariableInstanceLocal(variable)).setTenantId(task.getTenantId());
    }
}
