package org.ncbrelay.flow.support.product;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Products.Review;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ProductProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReviewProduct to {@link ReviewProduct}. */
@Component
class RecordProductReviewListener implements TaskListener {
    private final ReviewProduct reviewProduct;
    private final CurrentOfficer officer;

    RecordProductReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
        this.reviewProduct = reviewProduct;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean approved = ProductProcess.DECISION.require(task) == ProductProcess.Decision.APPROVE;
        reviewProduct.review(
                CaseExecution.reference(task),
                CaseExecution.capability(task),
                ProductProcess.KIND.require(task),
                approved ? Review.APPROVED : Review.REWORK,
                ProductProcess.NOTE.get(task),
                officer.officer());
    }
}
