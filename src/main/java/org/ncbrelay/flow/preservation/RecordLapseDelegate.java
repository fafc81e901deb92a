package org.ncbrelay.flow.preservation;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.PreservationProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordLapse to {@link WatchPreservation}. */
@Component
class RecordLapseDelegate implements JavaDelegate {
    private final WatchPreservation watch;
    private final CurrentOfficer officer;

    RecordLapseDelegate(WatchPreservation watch, CurrentOfficer officer) {
        this.watch = watch;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watch.lapsed(
                CaseExecution.reference(execution),
                UUID.fromString(PreservationProcess.PRESERVATION.require(execution)),
                officer.officer());
    }
}
