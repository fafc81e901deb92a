package org.ncbrelay.adapter.engine.guards;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.engine.StepFacts;
import org.ncbrelay.engine.forms.AnswerRules;
import org.ncbrelay.engine.forms.FormReading;
import org.ncbrelay.engine.refusals.EngineRefusal;
import org.ncbrelay.flow.tasks.ListedChoices;
import org.ncbrelay.port.TaskForms;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The forms of the engine's tasks, answered through the services that Tasklist and {@code /engine-rest} use. */
@Component
@Transactional
class EngineTaskForms implements TaskForms {
    private final ProcessEngine engine;
    private final FormReading reading;
    private final AnswerRules rules;
    private final FormFiles files;

    EngineTaskForms(
            @Lazy ProcessEngine engine, FormReading reading, @Lazy AnswerRules rules, @Lazy ListedChoices lists) {
        this.engine = engine;
        this.reading = reading;
        this.rules = rules;
        this.files = new FormFiles(lists);
    }

    @Override
    @Transactional(readOnly = true)
    public TaskForm of(String taskId) {
        return EngineInternals.inCommand(
                        engine,
                        () -> TaskGuard.seen(taskId)
                                .map(task -> offered(
                                        reading.read(
                                                files.of(task),
                                                TaskRules.node(task),
                                                StepFacts.of(task)
                                                        .map(StepFacts::shows)
                                                        .orElse(List.of()),
                                                FormFiles.knownTo(task)),
                                        TaskGuard.referenceOf(task).orElse(null))))
                .orElseThrow(Refusal.NotFound::new);
    }

    /** Without choices that the domain refuses in this case, such as a level that its request has already. */
    private TaskForm offered(TaskForm form, CaseReference reference) {
        List<TaskForm.Part> parts = form.parts().stream()
                .map(part -> part.offering(choice -> isAccepted(form.id(), part.key(), choice.value(), reference)))
                .toList();
        return new TaskForm(form.id(), form.node(), form.shows(), parts, form.known());
    }

    private boolean isAccepted(String form, String key, String value, CaseReference reference) {
        return rules.check(form, Map.of(key, value), reference).stream()
                .noneMatch(wrong -> wrong.field().equals(key));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Refusal> refusal(String taskId) {
        return tasks().refusal(taskId);
    }

    @Override
    public void claim(String taskId) {
        EngineRefusal.unwrapped(() -> tasks().claimUnclaimed(taskId));
    }

    @Override
    public void giveBack(String taskId) {
        EngineRefusal.unwrapped(() -> tasks().giveBack(taskId));
    }

    @Override
    public void answer(String taskId, Map<String, Object> answers) {
        EngineRefusal.unwrapped(() -> engine.getFormService().submitTaskForm(taskId, answers));
    }

    private GuardedTaskService tasks() {
        return (GuardedTaskService) engine.getTaskService();
    }
}
