package org.ncbrelay.flow.support.capacityfollowup;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CapacityBuildingProcess;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReportFollowUp to {@link ReportFollowUp}. */
@Component
class RecordFollowUpListener implements TaskListener {
    private final ReportFollowUp reportFollowUp;
    private final CurrentOfficer officer;

    RecordFollowUpListener(ReportFollowUp reportFollowUp, CurrentOfficer officer) {
        this.reportFollowUp = reportFollowUp;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        reportFollowUp.report(
                CaseExecution.reference(task),
                CapacityBuildingProcess.OUTCOME.require(task),
                CapacityBuildingProcess.NOTE.get(task),
                officer.officer());
    }
}
