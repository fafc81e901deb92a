package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ReleaseExpert to {@link ReleaseExpert}. */
@Component
class RecordReleaseListener implements TaskListener {
    private final ReleaseExpert releaseExpert;
    private final CurrentOfficer officer;

    RecordReleaseListener(ReleaseExpert releaseExpert, CurrentOfficer officer) {
        this.releaseExpert = releaseExpert;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean released = ExpertNetworkProcess.DECISION.require(task) == ExpertNetworkProcess.Decision.RELEASE;
        releaseExpert.answer(
                UUID.fromString(ExpertNetworkProcess.ENGAGEMENT.require(task)),
                released,
                ExpertNetworkProcess.REASON.get(task),
                officer.officer());
        ExpertNetworkProcess.RELEASED.set(task.getExecution(), released);
    }
}
