package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordSilence to {@link ReleaseExpert}. */
@Component
class RecordSilenceDelegate implements JavaDelegate {
    private final ReleaseExpert releaseExpert;
    private final CurrentOfficer officer;

    RecordSilenceDelegate(ReleaseExpert releaseExpert, CurrentOfficer officer) {
        this.releaseExpert = releaseExpert;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        releaseExpert.silent(UUID.fromString(ExpertNetworkProcess.ENGAGEMENT.require(execution)), officer.officer());
        ExpertNetworkProcess.RELEASED.set(execution, false);
    }
}
