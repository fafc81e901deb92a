package org.ncbrelay.engine.guards;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ncbrelay.engine.forms.DeployedForms;
import org.ncbrelay.engine.forms.FormDefinition;

/** The form of a task, and what its flow knows; to be asked within a command. */
final class FormFiles {
    private final DeployedForms forms = new DeployedForms();
    private final DeployedForms startForms = new DeployedForms();

    FormDefinition of(DelegateTask task) {
        return forms.of(run(new GetTaskFormCmd(task.getId())), () -> run(new GetDeployedTaskFormCmd(task.getId())));
    }

    /** The form by which a flow is started. */
    FormDefinition ofStart(String definitionId) {
        return startForms.of(
                run(new GetStartFormCmd(definitionId)), () -> run(new GetDeployedStartFormCmd(definitionId)));
    }

    /** The variables that the task sees, as plain values. */
    static Map<String, Object> knownTo(DelegateTask task) {
        Map<String, Object> known = new HashMap<>();
        VariableMap variables = task.getVariablesTyped(false);
        variables.keySet().forEach(key -> known.put(key, TaskAnswers.value(variables.getValueTyped(key))));
        return known;
    }

    /** The officer may work on the task; reading its form needs no grant of its own. */
    private static <T> T run(Command<T> command) {
        return Context.getCommandContext().runWithoutAuthorization(command);
    }
}
