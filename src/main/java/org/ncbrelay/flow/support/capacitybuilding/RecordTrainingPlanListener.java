package org.ncbrelay.flow.support.capacitybuilding;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CapacityBuildingProcess;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ProposeTrainingPlan to {@link ProposeTrainingPlan}. */
@Component
class RecordTrainingPlanListener implements TaskListener {
    private final ProposeTrainingPlan proposeTrainingPlan;
    private final CurrentOfficer officer;

    RecordTrainingPlanListener(ProposeTrainingPlan proposeTrainingPlan, CurrentOfficer officer) {
        this.proposeTrainingPlan = proposeTrainingPlan;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        proposeTrainingPlan.propose(
                CaseExecution.reference(task),
                CapacityBuildingProcess.TITLE.require(task),
                CapacityBuildingProcess.PLAN.require(task),
                CapacityBuildingProcess.PARTICIPANTS.require(task),
                CapacityBuildingProcess.STARTS_ON.require(task),
                officer.officer());
    }
}
