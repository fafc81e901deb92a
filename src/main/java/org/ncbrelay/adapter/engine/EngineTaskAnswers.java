package org.ncbrelay.adapter.engine;

import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.EngineRefusal;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.AcknowledgmentDecision;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.port.CorrectionTask;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.RequestsToAcknowledge;
import org.springframework.stereotype.Component;

/** Tasks of the engine that pages complete for the officer, through the guarded service, with the answer that the page means. */
@Component
class EngineTaskAnswers implements CorrectionTask, RequestsToAcknowledge {
    private final TaskService engineTasks;
    private final FormService forms;
    private final OfficeTasks tasks;
    private final CurrentOfficer officers;
    private final WithoutEngineGrants privileged;

    EngineTaskAnswers(
            TaskService engineTasks,
            FormService forms,
            OfficeTasks tasks,
            CurrentOfficer officers,
            WithoutEngineGrants privileged) {
        this.engineTasks = engineTasks;
        this.forms = forms;
        this.tasks = tasks;
        this.officers = officers;
        this.privileged = privileged;
    }

    @Override
    public void complete(CaseReference reference, String correction) {
        Task task = privileged.call(() -> engineTasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(AcknowledgmentProcess.CORRECT)
                .singleResult());
        if (task == null)
            throw new Refusal.Conflict("refused.noCorrection", "No correction of this request is waited for.");
        forms.submitTaskForm(task.getId(), Map.of(AcknowledgmentProcess.CORRECTION.name(), correction));
    }

    @Override
    public String acknowledge(String taskId) {
        OfficeTask task = tasks.find(taskId)
                .filter(found -> found.organisation().equals(officers.officer().organisation()))
                .orElseThrow(Refusal.NotFound::new);
        if (!task.node().equals(AcknowledgmentProcess.KEY + '/' + AcknowledgmentProcess.ACKNOWLEDGE))
            throw new Refusal.Conflict(
                    "refused.bulkOther", "Only requests are acknowledged together; open the other tasks one by one.");
        EngineRefusal.unwrapped(() -> forms.submitTaskForm(
                taskId, Map.of(AcknowledgmentProcess.DECISION.name(), AcknowledgmentDecision.ACKNOWLEDGE.name())));
        return task.reference().value();
    }

    @Override
    public boolean isOne(String process, String activity) {
        return AcknowledgmentProcess.KEY.equals(process) && AcknowledgmentProcess.ACKNOWLEDGE.equals(activity);
    }
}
