package org.ncbrelay.adapter.engine;

import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.port.CorrectionTask;
import org.springframework.stereotype.Component;

/** The engine's task, found by the case and completed by the officer through the guarded service. */
@Component
class EngineCorrectionTask implements CorrectionTask {
    private final TaskService tasks;
    private final FormService forms;
    private final WithoutEngineGrants privileged;

    EngineCorrectionTask(TaskService tasks, FormService forms, WithoutEngineGrants privileged) {
        this.tasks = tasks;
        this.forms = forms;
        this.privileged = privileged;
    }

    @Override
    public void complete(CaseReference reference, String correction) {
        Task task = privileged.call(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(AcknowledgmentProcess.CORRECT)
                .singleResult());
        if (task == null)
            throw new Refusal.Conflict("refused.noCorrection", "No correction of this request is waited for.");
        forms.submitTaskForm(task.getId(), Map.of(AcknowledgmentProcess.CORRECTION.name(), correction));
    }
}
