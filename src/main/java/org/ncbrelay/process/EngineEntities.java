package org.ncbrelay.process;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ncbrelay.domain.Refusal;

/** Looks up what the running command needs, as the engine itself does. */
final class EngineEntities {
    private EngineEntities() {}

    static ProcessDefinitionEntity processDefinition(String id) {
        ProcessDefinitionEntity definition =
                Context.getCommandContext().getProcessDefinitionManager().findLatestProcessDefinitionById(id);
        if (definition == null) throw new Refusal.NotFound();
        return definition;
    }

    static ProcessInstance processInstance(String id) {
        return Context.getCommandContext().getExecutionManager().findExecutionById(id);
    }
}
