package org.ncbrelay.flow.support.meetingsession;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Products.Review;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MeetingSessionProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReviewMinutes to {@link ReviewProduct}. */
@Component
class RecordMinutesReviewListener implements TaskListener {
    private final ReviewProduct reviewProduct;
    private final CurrentOfficer officer;

    RecordMinutesReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
        this.reviewProduct = reviewProduct;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean approved = MeetingSessionProcess.DECISION.require(task) == MeetingSessionProcess.Decision.APPROVE;
        reviewProduct.review(
                CaseExecution.reference(task),
                Capability.COORDINATION_MEETING,
                WriteMinutes.KIND,
                approved ? Review.APPROVED : Review.REWORK,
                MeetingSessionProcess.NOTE.get(task),
                officer.officer());
    }
}
