package org.ncbrelay.flow.support.generalcapability;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.GeneralCapabilityProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_FollowHits to {@link FollowHits}. */
@Component
class RecordHitListener implements TaskListener {
    private final FollowHits followHits;
    private final CurrentOfficer officer;

    RecordHitListener(FollowHits followHits, CurrentOfficer officer) {
        this.followHits = followHits;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        followHits.follow(
                CaseExecution.reference(task),
                CaseExecution.capability(task),
                GeneralCapabilityProcess.DECISION.require(task).name(),
                GeneralCapabilityProcess.NOTE.get(task),
                officer.officer());
    }
}
