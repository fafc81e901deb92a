package org.ncbrelay.flow.support.capacitybuilding;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.capacity.Evaluation;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CapacityBuildingProcess;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_EvaluateTraining to {@link EvaluateTraining}. */
@Component
class RecordEvaluationListener implements TaskListener {
    private final EvaluateTraining evaluateTraining;
    private final CurrentOfficer officer;

    RecordEvaluationListener(EvaluateTraining evaluateTraining, CurrentOfficer officer) {
        this.evaluateTraining = evaluateTraining;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        Evaluation evaluation = new Evaluation(
                CapacityBuildingProcess.SCORE_BEFORE.require(task), CapacityBuildingProcess.SCORE_AFTER.require(task));
        evaluateTraining.evaluate(
                CaseExecution.reference(task), evaluation, CapacityBuildingProcess.NOTE.get(task), officer.officer());
    }
}
