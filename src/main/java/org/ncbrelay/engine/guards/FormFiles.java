package org.ncbrelay.engine.guards;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.forms.FormDefinition;
import org.ncbrelay.flow.tasks.ListedChoices;

/**
 * The form of a task, and what its flow knows; to be asked within a command. A deployment never changes, so that each of its forms is read
 * once.
 */
final class FormFiles {
    private final Cache<String, FormDefinition> read =
            Caffeine.newBuilder().maximumSize(500).build();

    private final ListedChoices lists;

    FormFiles(ListedChoices lists) {
        this.lists = lists;
    }

    FormDefinition of(DelegateTask task) {
        return of(form(task), () -> run(new GetDeployedTaskFormCmd(task.getId())))
                .offering(lists::fill);
    }

    /** The engine finds the task and then its execution; whoever completed the task in between has taken the execution away. */
    private static FormData form(DelegateTask task) {
        if (task.getExecution() == null)
            throw new Refusal.Conflict("refused.taskGone", "Somebody else has completed this task.");
        return run(new GetTaskFormCmd(task.getId()));
    }

    /** The form by which a flow is started. */
    FormDefinition ofStart(String definitionId) {
        return of(run(new GetStartFormCmd(definitionId)), () -> run(new GetDeployedStartFormCmd(definitionId)));
    }

    private FormDefinition of(FormData data, Supplier<InputStream> resource) {
        if (data == null) return FormDefinition.NOTHING;
        CamundaFormRef reference = data.getCamundaFormRef();
        if (data.getFormKey() != null) return cached(data.getDeploymentId() + '/' + data.getFormKey(), resource);
        if (reference == null || reference.getKey() == null) return FormDefinition.NOTHING;
        return "deployment".equals(reference.getBinding())
                ? cached(data.getDeploymentId() + '/' + reference.getKey(), resource)
                : FormDefinition.read(resource.get());
    }

    private FormDefinition cached(String key, Supplier<InputStream> resource) {
        return read.get(key, unread -> FormDefinition.read(resource.get()));
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
