package org.ncbrelay.flow.support.sharing;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.SharingProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReviewReport to {@link ReviewReport}. */
@Component
class RecordReviewListener implements TaskListener {
    private final ReviewReport reviewReport;
    private final CurrentOfficer officer;

    RecordReviewListener(ReviewReport reviewReport, CurrentOfficer officer) {
        this.reviewReport = reviewReport;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        reviewReport.review(
                CaseExecution.reference(task),
                SharingProcess.DECISION.require(task) == SharingProcess.Decision.APPROVE,
                SharingProcess.NOTE.get(task),
                officer.officer());
    }
}
