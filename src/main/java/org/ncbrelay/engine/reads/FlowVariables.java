package org.ncbrelay.engine.reads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;

/**
 * Reads the variables of all scopes of a process instance at once, in the order of their names: an answer of the engine's API lists them
 * as they were read. A task or an execution that the command has made has none yet.
 */
final class FlowVariables extends VariableInstanceManager {
    /** By process instance, then by scope. A scope asks once, before the command changes any of its variables. */
    private final Map<String, Map<String, List<VariableInstanceEntity>>> read = new HashMap<>();

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByTaskIdAndVariableNames(
            String task, Collection<String> names) {
        TaskEntity known = getDbEntityManager().getCachedEntity(TaskEntity.class, task);
        return names != null || known == null || known.getProcessInstanceId() == null
                ? super.findVariableInstancesByTaskIdAndVariableNames(task, names)
                : of(known, known.getProcessInstanceId());
    }

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByExecutionIdAndVariableNames(
            String execution, Collection<String> names) {
        ExecutionEntity known = getDbEntityManager().getCachedEntity(ExecutionEntity.class, execution);
        return names != null || known == null
                ? super.findVariableInstancesByExecutionIdAndVariableNames(execution, names)
                : of(known, known.getProcessInstanceId());
    }

    void readAhead(String instance, List<VariableInstanceEntity> variables) {
        read.putIfAbsent(instance, byScope(variables));
    }

    private List<VariableInstanceEntity> of(DbEntity scope, String instance) {
        if (getDbEntityManager().getDbEntityCache().isTransient(scope)) return new ArrayList<>();
        return read.computeIfAbsent(instance, this::ofInstance).getOrDefault(scope.getId(), new ArrayList<>());
    }

    private Map<String, List<VariableInstanceEntity>> ofInstance(String instance) {
        return byScope(findVariableInstancesByProcessInstanceId(instance));
    }

    private static Map<String, List<VariableInstanceEntity>> byScope(List<VariableInstanceEntity> variables) {
        return variables.stream()
                .sorted(Comparator.comparing(VariableInstanceEntity::getName))
                .collect(Collectors.groupingBy(VariableInstanceEntity::getVariableScopeId));
    }
}
