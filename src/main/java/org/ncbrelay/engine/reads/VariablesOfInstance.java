package org.ncbrelay.engine.reads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;

/**
 * Reads the variables of an instance together, and once for a command until it writes, instead of those of each execution on the way from a
 * task to its instance. An instance of ours has some ten variables: answers are in our tables.
 */
class VariablesOfInstance extends VariableInstanceManager {
    private final Map<String, Map<String, List<VariableInstanceEntity>>> read = new HashMap<>();

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByExecutionIdAndVariableNames(
            String execution, Collection<String> names) {
        ExecutionEntity known = getDbEntityManager().getCachedEntity(ExecutionEntity.class, execution);
        if (known == null || known.getProcessInstanceId() == null)
            return super.findVariableInstancesByExecutionIdAndVariableNames(execution, names);
        List<VariableInstanceEntity> found =
                new ArrayList<>(ofInstance(known.getProcessInstanceId()).getOrDefault(execution, List.of()));
        if (names != null && !names.isEmpty()) found.removeIf(variable -> !names.contains(variable.getName()));
        return found;
    }

    /** By execution, without those of single tasks. */
    private Map<String, List<VariableInstanceEntity>> ofInstance(String instance) {
        Map<String, List<VariableInstanceEntity>> known = read.get(instance);
        if (known != null) return known;
        Map<String, List<VariableInstanceEntity>> found = new HashMap<>();
        // By name: the order in which rows lie in a table depends on everybody's rows.
        findVariableInstancesByProcessInstanceId(instance).stream()
                .filter(variable -> variable.getTaskId() == null)
                .sorted(Comparator.comparing(VariableInstanceEntity::getName))
                .forEach(variable -> found.computeIfAbsent(variable.getExecutionId(), none -> new ArrayList<>())
                        .add(variable));
        read.put(instance, found);
        return found;
    }

    @Override
    public void flush() {
        read.clear();
        super.flush();
    }
}
