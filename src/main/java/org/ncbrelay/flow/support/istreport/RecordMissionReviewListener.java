package org.ncbrelay.flow.support.istreport;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Products.Review;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstReportProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReviewMissionReport to {@link ReviewProduct}. */
@Component
class RecordMissionReviewListener implements TaskListener {
    private final ReviewProduct reviewProduct;
    private final CurrentOfficer officer;

    RecordMissionReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
        this.reviewProduct = reviewProduct;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean approved = IstReportProcess.DECISION.require(task) == IstReportProcess.Decision.APPROVE;
        reviewProduct.review(
                CaseExecution.reference(task),
                Capability.IST_DEPLOYMENT,
                RecordMissionReportListener.KIND,
                approved ? Review.APPROVED : Review.REWORK,
                IstReportProcess.NOTE.get(task),
                officer.officer());
    }
}
