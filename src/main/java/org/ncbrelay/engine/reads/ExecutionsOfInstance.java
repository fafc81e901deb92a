package org.ncbrelay.engine.reads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;

/**
 * Reads the executions of an instance together, and once for a command until it writes: whoever works on a task needs the execution, its
 * instance and mostly the whole tree, each of which the engine would ask for by itself. A statement of the same command could
 * not find anything else before that: what the command changes is in its own memory, to which the rows are matched.
 */
class ExecutionsOfInstance extends ExecutionManager {
    private final Map<String, List<ExecutionEntity>> read = new HashMap<>();

    @Override
    public List<ExecutionEntity> findExecutionsByProcessInstanceId(String instance) {
        List<ExecutionEntity> found = read.get(instance);
        if (found == null) read.put(instance, found = super.findExecutionsByProcessInstanceId(instance));
        return new ArrayList<>(found);
    }

    @Override
    public void flush() {
        read.clear();
        super.flush();
    }
}
