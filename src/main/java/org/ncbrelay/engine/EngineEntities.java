package org.ncbrelay.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ncbrelay.domain.Refusal;

/** Looks up what the running command needs, as the engine itself does. */
public final class EngineEntities {
    private EngineEntities() {}

    public static ProcessDefinitionEntity processDefinition(String id) {
        ProcessDefinitionEntity definition =
                Context.getCommandContext().getProcessDefinitionManager().findLatestProcessDefinitionById(id);
        if (definition == null) throw new Refusal.NotFound();
        return definition;
    }

    public static ProcessInstance processInstance(String id) {
        return Context.getCommandContext().getExecutionManager().findExecutionById(id);
    }
}
