package org.ncbrelay.security.operators;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.engine.PluginLists;
import org.ncbrelay.engine.refusals.RefusedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;

/** Refuses every command of an operator that is not listed here; what runs within a command is the command's own. */
final class OperatorCommandInterceptor extends CommandInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorCommandInterceptor.class);

    /** Reads of models, places, failures, accounts and the node. None of them answers a variable, a task or a form. */
    private static final Set<String> READS = Set.of(
            "GetDeployedProcessDefinitionCmd",
            "GetDeploymentProcessModelCmd",
            "GetDeploymentProcessDiagramCmd",
            "GetStaticCalledProcessDefinitionCmd",
            "GetDeploymentDecisionDefinitionCmd",
            "GetDeploymentDecisionModelCmd",
            "GetDeploymentDecisionDiagramCmd",
            "GetDeploymentDecisionRequirementsDefinitionCmd",
            "GetDeploymentDecisionRequirementsModelCmd",
            "GetDeploymentDecisionRequirementsDiagramCmd",
            "GetDeploymentResourcesCmd",
            "GetDeploymentResourceForIdCmd",
            "GetActivityInstanceCmd",
            "GetJobExceptionStacktraceCmd",
            "TaskCountByCandidateGroupCmd",
            "CreateMigrationPlanCmd",
            "CreateUserQueryCmd",
            "CreateGroupQueryCmd",
            "CreateTenantQueryCmd",
            "AuthorizationCheckCmd",
            "IsIdentityServiceReadOnlyCmd",
            "GetPasswordPolicyCmd",
            "MetricsQueryImpl",
            "IsTelemetryEnabledCmd",
            "GetTelemetryDataCmd",
            "GetLicenseKeyCmd",
            // An empty user, group, organisation or grant, to be filled in and proposed.
            "CreateUserCmd",
            "CreateGroupCmd",
            "CreateTenantCmd",
            "CreateAuthorizationCommand",
            // An operator who asks for a new password types the own one.
            "CheckPassword");

    /** Hashes a proposed password; what is proposed is guarded there. */
    private static final String OF_PROPOSALS = "org.ncbrelay.adapter.engine.guards.GuardedIdentityService$$Lambda";

    /** Attempts that an operator may give a job; our default: more than the longest cycle of the models has. */
    private static final int MOST_RETRIES = 10;

    private final ProcessEngineConfigurationImpl engine;

    OperatorCommandInterceptor(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean outermost = Context.getCommandContext() == null;
        if (outermost && isOperator()) RefusedWork.noting(() -> check(command));
        return next.execute(command);
    }

    private boolean isOperator() {
        Authentication current = engine.getIdentityService() == null
                ? null
                : engine.getIdentityService().getCurrentAuthentication();
        List<String> groups = current == null ? null : current.getGroupIds();
        return groups != null && groups.contains(Role.OPERATOR.group());
    }

    private void check(Command<?> command) {
        if (command instanceof SetJobRetriesCmd retry) checkRetry(retry);
        else if (command instanceof MigrateProcessInstanceCmd migration) OwnModelMigration.check(migration, engine);
        else if (!isRead(command)) refuse(command);
    }

    /** A job is tried again when it has failed; none is run before it is due, and none is stopped. */
    private void checkRetry(SetJobRetriesCmd command) {
        DirectFieldAccessor asked = new DirectFieldAccessor(command);
        int retries = (int) asked.getPropertyValue("retries");
        if (retries < 1 || retries > MOST_RETRIES)
            throw new Refusal.Invalid("retries", "must be from 1 to " + MOST_RETRIES);
        if ((boolean) asked.getPropertyValue("isDueDateSet"))
            throw new Refusal.Forbidden("The due date of a job is the process's, not the operator's.");
        // By definition the engine itself touches only jobs that have no retries left.
        if (asked.getPropertyValue("jobId") instanceof String id) refuseUnlessFailed(id);
        if (asked.getPropertyValue("jobIds") instanceof List<?> ids)
            ids.forEach(id -> refuseUnlessFailed(String.valueOf(id)));
    }

    private void refuseUnlessFailed(String id) {
        Job job = engine.getManagementService().createJobQuery().jobId(id).singleResult();
        if (job == null) throw new Refusal.NotFound();
        if (job.getRetries() > 0 && job.getExceptionMessage() == null)
            throw new Refusal.Conflict("This job has not failed: it runs by itself when it is due.");
    }

    private static boolean isRead(Command<?> command) {
        if (command instanceof AbstractQuery<?, ?> query) return OperatorQueries.allow(query);
        Class<?> type = command.getClass();
        boolean ofEngine = type.getName().startsWith("org.camunda.bpm.engine.impl.");
        return ofEngine && READS.contains(type.getSimpleName())
                || type.getName().startsWith(OF_PROPOSALS);
    }

    private static void refuse(Command<?> command) {
        LOG.warn("An operator's command is refused: {}", command.getClass().getName());
        throw new Refusal.Forbidden("Operators run the platform: they neither read a case nor move it.");
    }

    /** Puts {@link OperatorCommandInterceptor} before all else that the engine does with a command. */
    @Component
    static class OperatorCommandsPlugin extends SpringBootProcessEnginePlugin {
        @Override
        public void preInit(SpringProcessEngineConfiguration configuration) {
            configuration.setCustomPreCommandInterceptorsTxRequired(PluginLists.first(
                    new OperatorCommandInterceptor(configuration),
                    configuration.getCustomPreCommandInterceptorsTxRequired()));
            configuration.setCustomPreCommandInterceptorsTxRequiresNew(PluginLists.first(
                    new OperatorCommandInterceptor(configuration),
                    configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
        }
    }
}
