package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReviewOpinion to {@link ReviewOpinion}. */
@Component
class RecordOpinionReviewListener implements TaskListener {
    private final ReviewOpinion reviewOpinion;
    private final CurrentOfficer officer;

    RecordOpinionReviewListener(ReviewOpinion reviewOpinion, CurrentOfficer officer) {
        this.reviewOpinion = reviewOpinion;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        CaseReference reference = CaseExecution.reference(task);
        if (ExpertNetworkProcess.DECISION.require(task) == ExpertNetworkProcess.Decision.APPROVE) {
            UUID engagement = UUID.fromString(ExpertNetworkProcess.ENGAGEMENT.require(task));
            reviewOpinion.approve(reference, engagement, officer.officer());
            return;
        }
        String note = ExpertNetworkProcess.NOTE.get(task);
        reviewOpinion.rework(reference, note, officer.officer());
        ExpertNetworkProcess.REWORK_NOTE.set(task.getExecution(), note);
    }
}
