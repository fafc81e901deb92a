package org.ncbrelay.flow.support.istreport;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstReportProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_WriteMissionReport to {@link WriteMissionReport}. */
@Component
class RecordMissionReportListener implements TaskListener {
    private final WriteMissionReport writeMissionReport;
    private final CurrentOfficer officer;

    RecordMissionReportListener(WriteMissionReport writeMissionReport, CurrentOfficer officer) {
        this.writeMissionReport = writeMissionReport;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        writeMissionReport.write(
                CaseExecution.reference(task),
                IstReportProcess.TITLE.require(task),
                IstReportProcess.REPORT.require(task),
                officer.officer());
    }
}
