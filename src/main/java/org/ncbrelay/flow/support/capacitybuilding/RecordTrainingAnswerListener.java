package org.ncbrelay.flow.support.capacitybuilding;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CapacityBuildingProcess;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_AgreeTrainingPlan to {@link AnswerTrainingPlan}. */
@Component
class RecordTrainingAnswerListener implements TaskListener {
    private final AnswerTrainingPlan answerTrainingPlan;
    private final CurrentOfficer officer;

    RecordTrainingAnswerListener(AnswerTrainingPlan answerTrainingPlan, CurrentOfficer officer) {
        this.answerTrainingPlan = answerTrainingPlan;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        CaseReference reference = CaseExecution.reference(task);
        switch (CapacityBuildingProcess.DECISION.require(task)) {
            case AGREE -> answerTrainingPlan.answer(reference, true, null, officer.officer());
            case CHANGE ->
                answerTrainingPlan.answer(reference, false, CapacityBuildingProcess.NOTE.get(task), officer.officer());
            case REFUSE ->
                answerTrainingPlan.refuse(reference, CapacityBuildingProcess.REASON.get(task), officer.officer());
        }
    }
}
