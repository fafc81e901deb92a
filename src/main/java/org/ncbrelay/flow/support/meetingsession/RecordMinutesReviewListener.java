package org.ncbrelay.flow.support.meetingsession;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MeetingSessionProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReviewMinutes to {@link ReviewMinutes}. */
@Component
class RecordMinutesReviewListener implements TaskListener {
    private final ReviewMinutes reviewMinutes;
    private final CurrentOfficer officer;

    RecordMinutesReviewListener(ReviewMinutes reviewMinutes, CurrentOfficer officer) {
        this.reviewMinutes = reviewMinutes;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        reviewMinutes.review(
                CaseExecution.reference(task),
                MeetingSessionProcess.DECISION.require(task) == MeetingSessionProcess.Decision.APPROVE,
                MeetingSessionProcess.NOTE.get(task),
                officer.officer());
    }
}
