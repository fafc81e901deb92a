package org.ncbrelay.flow.support.istreport;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstReportProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReviewMissionReport to {@link ReviewMissionReport}. */
@Component
class RecordMissionReviewListener implements TaskListener {
    private final ReviewMissionReport reviewMissionReport;
    private final CurrentOfficer officer;

    RecordMissionReviewListener(ReviewMissionReport reviewMissionReport, CurrentOfficer officer) {
        this.reviewMissionReport = reviewMissionReport;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        reviewMissionReport.review(
                CaseExecution.reference(task),
                IstReportProcess.DECISION.require(task) == IstReportProcess.Decision.APPROVE,
                IstReportProcess.NOTE.get(task),
                officer.officer());
    }
}
