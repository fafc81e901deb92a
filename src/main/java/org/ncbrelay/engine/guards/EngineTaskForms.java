package org.ncbrelay.engine.guards;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.engine.StepFacts;
import org.ncbrelay.engine.forms.FormReading;
import org.ncbrelay.engine.refusals.EngineRefusal;
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
    private final FormFiles files = new FormFiles();

    EngineTaskForms(@Lazy ProcessEngine engine, FormReading reading) {
        this.engine = engine;
        this.reading = reading;
    }

    @Override
    @Transactional(readOnly = true)
    public TaskForm of(String taskId) {
        return EngineInternals.inCommand(
                        engine,
                        () -> TaskGuard.seen(taskId)
                                .map(task -> reading.read(
                                        files.of(task),
                                        TaskRules.node(task),
                                        StepFacts.of(task).map(StepFacts::shows).orElse(List.of()),
                                        FormFiles.knownTo(task))))
                .orElseThrow(Refusal.NotFound::new);
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
