package org.ncbrelay.security.operators;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.models.ModelDeployment;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Running instances go from one version of a model of the relay to another version of the same model, and stay where they are in it: a
 * plan that leads from one activity to another would move a case past a decision. Both versions name the same outcomes.
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
        ProcessDefinition source = definition(plan.getSourceProcessDefinitionId(), engine);
        ProcessDefinition target = definition(plan.getTargetProcessDefinitionId(), engine);
        refuseOtherModels(source, target, engine);
        refuseOtherOutcomes(source, target, engine);
        plan.getInstructions().forEach(OwnModelMigration::refuseMoves);
    }

    private static void refuseOtherModels(
            ProcessDefinition source, ProcessDefinition target, ProcessEngineConfigurationImpl engine) {
        boolean sameModel = source.getKey().equals(target.getKey());
        if (!sameModel || !isOurs(source, engine) || !isOurs(target, engine))
            throw new Refusal.Forbidden("A migration leads between versions of one model of the relay.");
    }

    /** A step tells its caller by a code that it was refused; where the caller waits for another code, it continues as after a success. */
    private static void refuseOtherOutcomes(
            ProcessDefinition source, ProcessDefinition target, ProcessEngineConfigurationImpl engine) {
        if (!outcomes(source, engine).equals(outcomes(target, engine)))
            throw new Refusal.Forbidden("A migration leads between versions that name the same outcomes.");
    }

    private static Set<String> outcomes(ProcessDefinition definition, ProcessEngineConfigurationImpl engine) {
        BpmnModelInstance diagram =
                Bpmn.readModelFromStream(engine.getRepositoryService().getProcessModel(definition.getId()));
        return Stream.concat(
                        diagram.getModelElementsByType(Error.class).stream().map(it -> "error " + it.getErrorCode()),
                        diagram.getModelElementsByType(Escalation.class).stream()
                                .map(it -> "escalation " + it.getEscalationCode()))
                .collect(Collectors.toSet());
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
