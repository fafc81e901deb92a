package org.ncbrelay.flow.preservation;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.preservation.Preserved;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.PreservationProcess;
import org.springframework.stereotype.Component;

/** Binds Task_WarnOfLapse to {@link WatchPreservation}. */
@Component
class WarnOfLapseDelegate implements JavaDelegate {
    private final WatchPreservation watch;
    private final CurrentOfficer officer;

    WarnOfLapseDelegate(WatchPreservation watch, CurrentOfficer officer) {
        this.watch = watch;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Preserved preserved = watch.warn(
                CaseExecution.reference(execution),
                UUID.fromString(PreservationProcess.PRESERVATION.require(execution)),
                officer.officer());
        PreservationProcess.PROVIDER.setLocal(execution, preserved.provider());
        PreservationProcess.EXPIRES_AT.setLocal(execution, preserved.expiresAt().toString());
    }
}
