package org.ncbrelay.adapter.engine;

import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.refusals.EngineRefusal;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.AcknowledgmentDecision;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.ncbrelay.port.RequestsToAcknowledge;
import org.springframework.stereotype.Component;

/** Tasks of the engine that pages complete for the officer, through the guarded service, with the answer that the page means. */
@Component
record EngineTaskAnswers(FormService forms, OfficeTasks tasks, CurrentOfficer officers)
        implements RequestsToAcknowledge {
    @Override
    public String acknowledge(String taskId) {
        OfficeTask task = tasks.get(taskId, officers.officer());
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
