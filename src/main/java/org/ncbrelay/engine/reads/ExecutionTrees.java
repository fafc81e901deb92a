package org.ncbrelay.engine.reads;

import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;

/** Reads with an execution all others of its process instance, and their variables, which the flow asks for next. */
final class ExecutionTrees extends ExecutionManager {
    @Override
    public ExecutionEntity findExecutionById(String id) {
        ExecutionEntity known = getDbEntityManager().getCachedEntity(ExecutionEntity.class, id);
        if (known != null) return known;
        TaskFlows.readFlow(id);
        return getDbEntityManager().getCachedEntity(ExecutionEntity.class, id);
    }
}
