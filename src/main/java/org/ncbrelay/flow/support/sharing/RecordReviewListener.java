package org.ncbrelay.flow.support.sharing;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Products.Review;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.SharingProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReviewReport to {@link ReviewProduct}. */
@Component
class RecordReviewListener implements TaskListener {
    private final ReviewProduct reviewProduct;
    private final CurrentOfficer officer;

    RecordReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
        this.reviewProduct = reviewProduct;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean approved = SharingProcess.DECISION.require(task) == SharingProcess.Decision.APPROVE;
        reviewProduct.review(
                CaseExecution.reference(task),
                Capability.INFORMATION_SHARING,
                WriteReport.KIND,
                approved ? Review.APPROVED : Review.REWORK,
                SharingProcess.NOTE.get(task),
                officer.officer());
    }
}
