package org.ncbrelay.security.operators;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.ModelDeployment;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Running instances go from one version of a model of the relay to another version of the same model, and stay where they are in it: a
 * plan that leads from one activity to another would move a case past a decision.
 */
final class OwnModelMigration {
    private OwnModelMigration() {}

    /** @throws Refusal where the plan does more than that */
    static void check(MigrateProcessInstanceCmd command, ProcessEngineConfigurationImpl engine) {
        var asked = (MigrationPlanExecutionBuilderImpl)
                new DirectFieldAccessor(command).getPropertyValue("executionBuilder");
        MigrationPlan plan = asked.getMigrationPlan();
        boolean bare = asked.getProcessInstanceQuery() == null
                && !asked.isSkipCustomListeners()
                && !asked.isSkipIoMappings()
                && (plan.getVariables() == null || plan.getVariables().isEmpty());
        if (!bare)
            throw new Refusal.Forbidden("A migration names its instances, and sets no variable and skips nothing.");
        refuseOtherModels(
                definition(plan.getSourceProcessDefinitionId(), engine),
                definition(plan.getTargetProcessDefinitionId(), engine),
                engine);
        plan.getInstructions().forEach(OwnModelMigration::refuseMoves);
    }

    private static void refuseOtherModels(
            ProcessDefinition source, ProcessDefinition target, ProcessEngineConfigurationImpl engine) {
        boolean sameModel = source.getKey().equals(target.getKey());
        if (!sameModel || !isOurs(source, engine) || !isOurs(target, engine))
            throw new Refusal.Forbidden("A migration leads between versions of one model of the relay.");
    }

    private static void refuseMoves(MigrationInstruction instruction) {
        boolean stays = instruction.getSourceActivityId().equals(instruction.getTargetActivityId());
        if (!stays || instruction.isUpdateEventTrigger())
            throw new Refusal.Forbidden(
                    "A migration leaves each instance at its activity, and its timers as they are.");
    }

    private static boolean isOurs(ProcessDefinition definition, ProcessEngineConfigurationImpl engine) {
        return engine.getRepositoryService()
                        .createDeploymentQuery()
                        .deploymentId(definition.getDeploymentId())
                        .deploymentSource(ModelDeployment.SOURCE)
                        .count()
                > 0;
    }

    private static ProcessDefinition definition(String id, ProcessEngineConfigurationImpl engine) {
        List<ProcessDefinition> found = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionId(id)
                .list();
        if (found.isEmpty()) throw new Refusal.NotFound();
        return found.get(0);
    }
}
