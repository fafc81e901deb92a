package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_CheckConflict to {@link CheckConflict}. */
@Component
class RecordConflictListener implements TaskListener {
    private final CheckConflict checkConflict;
    private final CurrentOfficer officer;

    RecordConflictListener(CheckConflict checkConflict, CurrentOfficer officer) {
        this.checkConflict = checkConflict;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        checkConflict.record(
                CaseExecution.reference(task),
                UUID.fromString(ExpertNetworkProcess.ENGAGEMENT.require(task)),
                ExpertNetworkProcess.DECISION.require(task) == ExpertNetworkProcess.Decision.CONFLICT,
                ExpertNetworkProcess.REASON.get(task),
                officer.officer());
    }
}
