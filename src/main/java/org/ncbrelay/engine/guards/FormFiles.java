package org.ncbrelay.engine.guards;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ncbrelay.engine.forms.DeployedForms;
import org.ncbrelay.engine.forms.FormDefinition;

/** The form of a task, and what its flow knows; to be asked within a command. */
final class FormFiles {
    private final DeployedForms forms = new DeployedForms();

    FormDefinition of(TaskEntity task) {
        return forms.of(run(new GetTaskFormCmd(task.getId())), () -> run(new GetDeployedTaskFormCmd(task.getId())));
    }

    /** The variables that the task sees, as plain values. */
    static Map<String, Object> knownTo(TaskEntity task) {
        Map<String, Object> known = new HashMap<>();
        VariableMap variables = task.getVariablesTyped(false);
        variables.keySet().forEach(key -> known.put(key, TaskAnswers.value(variables.getValueTyped(key))));
        return known;
    }

    /** The officer may work on the task; reading its form needs no grant of its own. */
    static <T> T run(Command<T> command) {
        return Context.getCommandContext().runWithoutAuthorization(command);
    }
}
