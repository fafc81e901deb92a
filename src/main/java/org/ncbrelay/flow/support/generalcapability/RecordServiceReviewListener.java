package org.ncbrelay.flow.support.generalcapability;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.GeneralCapabilityProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReviewService to {@link ReviewCompliance}. */
@Component
class RecordServiceReviewListener implements TaskListener {
    private final ReviewCompliance reviewCompliance;
    private final CurrentOfficer officer;

    RecordServiceReviewListener(ReviewCompliance reviewCompliance, CurrentOfficer officer) {
        this.reviewCompliance = reviewCompliance;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        reviewCompliance.review(
                CaseExecution.reference(task),
                CaseExecution.capability(task),
                GeneralCapabilityProcess.DECISION.require(task) == GeneralCapabilityProcess.Decision.APPROVE,
                GeneralCapabilityProcess.REASON.get(task),
                officer.officer());
    }
}
