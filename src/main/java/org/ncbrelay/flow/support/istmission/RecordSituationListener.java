package org.ncbrelay.flow.support.istmission;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstMissionProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReportSituation to {@link ReportSituation}. */
@Component
class RecordSituationListener implements TaskListener {
    private final ReportSituation reportSituation;
    private final CurrentOfficer officer;

    RecordSituationListener(ReportSituation reportSituation, CurrentOfficer officer) {
        this.reportSituation = reportSituation;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        reportSituation.report(
                CaseExecution.reference(task),
                IstMissionProcess.SITUATION.require(task),
                IstMissionProcess.REPORT_TEXT.require(task),
                officer.officer());
    }
}
