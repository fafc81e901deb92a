package org.ncbrelay.flow.preservation;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.PreservationProcess;
import org.ncbrelay.process.PreservationProcess.Decision;
import org.springframework.stereotype.Component;

/** Binds Task_RecordRenewal to {@link WatchPreservation}. */
@Component
class RecordRenewalDelegate implements JavaDelegate {
    private final WatchPreservation watch;
    private final CurrentOfficer officer;

    RecordRenewalDelegate(WatchPreservation watch, CurrentOfficer officer) {
        this.watch = watch;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseReference reference = CaseExecution.reference(execution);
        UUID id = UUID.fromString(PreservationProcess.PRESERVATION.require(execution));
        if (PreservationProcess.DECISION.require(execution) == Decision.RENEW)
            watch.renew(reference, id, officer.officer());
        else watch.letLapse(reference, id, PreservationProcess.REASON.get(execution), officer.officer());
    }
}
