package org.ncbrelay.flow.support.capacitybuilding;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CapacityBuildingProcess;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_AssessNeeds to {@link AssessNeeds}. */
@Component
class RecordNeedsListener implements TaskListener {
    private final AssessNeeds assessNeeds;
    private final CurrentOfficer officer;

    RecordNeedsListener(AssessNeeds assessNeeds, CurrentOfficer officer) {
        this.assessNeeds = assessNeeds;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        assessNeeds.assess(
                CaseExecution.reference(task),
                CapacityBuildingProcess.OFFICERS.require(task),
                CapacityBuildingProcess.TOPIC.require(task),
                CapacityBuildingProcess.NEEDS_TEXT.require(task),
                officer.officer());
    }
}
