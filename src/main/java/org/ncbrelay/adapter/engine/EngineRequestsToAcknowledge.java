package org.ncbrelay.adapter.engine;

import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.EngineRefusal;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.AcknowledgmentDecision;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.ncbrelay.port.RequestsToAcknowledge;
import org.springframework.stereotype.Component;

/** The engine's tasks, completed by the officer through the guarded service, with the answer that the form has first. */
@Component
class EngineRequestsToAcknowledge implements RequestsToAcknowledge {
    private final OfficeTasks tasks;
    private final FormService forms;
    private final CurrentOfficer officers;

    EngineRequestsToAcknowledge(OfficeTasks tasks, FormService forms, CurrentOfficer officers) {
        this.tasks = tasks;
        this.forms = forms;
        this.officers = officers;
    }

    @Override
    public String acknowledge(String taskId) {
        OfficeTask task = tasks.find(taskId)
                .filter(found -> found.organisation().equals(officers.officer().organisation()))
                .orElseThrow(Refusal.NotFound::new);
        if (!task.node().equals(AcknowledgmentProcess.KEY + '/' + AcknowledgmentProcess.ACKNOWLEDGE))
            throw new Refusal.Conflict(
                    "refused.bulkOther", "Only requests are acknowledged together; open the other tasks one by one.");
        try {
            forms.submitTaskForm(
                    taskId, Map.of(AcknowledgmentProcess.DECISION.name(), AcknowledgmentDecision.ACKNOWLEDGE.name()));
        } catch (EngineRefusal refused) {
            throw refused.refusal();
        }
        return task.reference().value();
    }

    @Override
    public boolean isOne(String process, String activity) {
        return AcknowledgmentProcess.KEY.equals(process) && AcknowledgmentProcess.ACKNOWLEDGE.equals(activity);
    }
}
