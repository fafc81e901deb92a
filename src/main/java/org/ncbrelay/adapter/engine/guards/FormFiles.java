package org.ncbrelay.adapter.engine.guards;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
    private final Cache<String, File> read =
            Caffeine.newBuilder().maximumSize(500).build();

    private final ListedChoices lists;

    FormFiles(ListedChoices lists) {
        this.lists = lists;
    }

    FormDefinition of(DelegateTask task) {
        return file(form(task), task.getId()).form().offering(lists::fill);
    }

    /** The file as it was deployed. */
    InputStream content(String taskId) {
        return new ByteArrayInputStream(
                file(run(new GetTaskFormCmd(taskId)), taskId).content());
    }

    private File file(FormData data, String taskId) {
        return of(data, () -> run(new GetDeployedTaskFormCmd(taskId)));
    }

    /** The engine finds the task and then its execution; a completion in between has taken the execution away. */
    private static FormData form(DelegateTask task) {
        if (task.getExecution() == null)
            throw new Refusal.Conflict("refused.taskGone", "Somebody else has completed this task.");
        return run(new GetTaskFormCmd(task.getId()));
    }

    /** The form by which a flow is started. */
    FormDefinition ofStart(String definitionId) {
        return of(run(new GetStartFormCmd(definitionId)), () -> run(new GetDeployedStartFormCmd(definitionId)))
                .form();
    }

    private File of(FormData data, Supplier<InputStream> resource) {
        if (data == null) return File.NONE;
        CamundaFormRef reference = data.getCamundaFormRef();
        if (data.getFormKey() != null) return cached(data.getDeploymentId() + '/' + data.getFormKey(), resource);
        if (reference == null || reference.getKey() == null) return File.NONE;
        return "deployment".equals(reference.getBinding())
                ? cached(data.getDeploymentId() + '/' + reference.getKey(), resource)
                : File.read(resource.get());
    }

    private File cached(String key, Supplier<InputStream> resource) {
        return read.get(key, unread -> File.read(resource.get()));
    }

    private record File(byte[] content, FormDefinition form) {
        static final File NONE = new File(new byte[0], FormDefinition.NOTHING);

        static File read(InputStream resource) {
            try (resource) {
                byte[] content = resource.readAllBytes();
                return new File(content, FormDefinition.read(new ByteArrayInputStream(content)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
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
