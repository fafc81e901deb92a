package org.ncbrelay.flow.support.generalcapability;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.GeneralCapabilityProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReviewDiffusion to {@link ReviewDiffusion}. */
@Component
class RecordDiffusionReviewListener implements TaskListener {
    private final ReviewDiffusion reviewDiffusion;
    private final CurrentOfficer officer;

    RecordDiffusionReviewListener(ReviewDiffusion reviewDiffusion, CurrentOfficer officer) {
        this.reviewDiffusion = reviewDiffusion;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        reviewDiffusion.review(
                CaseExecution.reference(task),
                GeneralCapabilityProcess.DECISION.require(task) == GeneralCapabilityProcess.Decision.APPROVE,
                GeneralCapabilityProcess.REASON.get(task),
                officer.officer());
    }
}
