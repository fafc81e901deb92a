package org.ncbrelay.flow.support.capacitybuilding;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.capacity.TrainingRun;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CapacityBuildingProcess;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_DeliverTraining to {@link HoldTraining}. */
@Component
class RecordTrainingListener implements TaskListener {
    private final HoldTraining holdTraining;
    private final CurrentOfficer officer;

    RecordTrainingListener(HoldTraining holdTraining, CurrentOfficer officer) {
        this.holdTraining = holdTraining;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        TrainingRun run = new TrainingRun(
                CapacityBuildingProcess.HELD_FROM.require(task),
                CapacityBuildingProcess.HELD_UNTIL.require(task),
                CapacityBuildingProcess.PARTICIPANTS.require(task));
        holdTraining.hold(
                CaseExecution.reference(task), run, CapacityBuildingProcess.NOTE.get(task), officer.officer());
    }
}
