package org.ncbrelay.flow.support.coordinationmeeting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the arrival at EndEvent_NotHeld to {@link RecordNotHeld}. */
@Component
class RecordNotHeldListener implements ExecutionListener {
    private final RecordNotHeld recordNotHeld;
    private final CurrentOfficer officer;

    RecordNotHeldListener(RecordNotHeld recordNotHeld, CurrentOfficer officer) {
        this.recordNotHeld = recordNotHeld;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateExecution execution) {
        recordNotHeld.record(CaseExecution.reference(execution), officer.officer());
    }
}
