package org.ncbrelay.security.operators;

import java.util.Set;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.ncbrelay.domain.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands of the engine that operators may give, by class; every other is refused. */
final class OperatorCommands {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorCommands.class);

    /** Reads of models, places, failures, accounts and the node. None of them answers a variable, a task or a form. */
    private static final Set<String> READS = Set.of(
            "GetDeployedProcessDefinitionCmd",
            "GetDeploymentProcessModelCmd",
            "GetDeploymentProcessDiagramCmd",
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
    private static final String OF_PROPOSALS = "org.ncbrelay.engine.guards.GuardedIdentityService$$Lambda";

    private OperatorCommands() {}

    /** @throws Refusal where an operator may not give this command */
    static void check(Command<?> command, ProcessEngineConfigurationImpl engine) {
        if (command instanceof SetJobRetriesCmd retry) FailedJobs.check(retry, engine);
        else if (command instanceof MigrateProcessInstanceCmd migration) OwnModelMigration.check(migration, engine);
        else if (!isRead(command)) refuse(command);
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
}
