package org.ncbrelay.flow.recording;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the arrival of Event_RecordConfirmed to {@link ConfirmRecord}. */
@Component
class RecordConfirmationListener implements ExecutionListener {
    private final ConfirmRecord confirmRecord;
    private final CurrentOfficer officer;

    RecordConfirmationListener(ConfirmRecord confirmRecord, CurrentOfficer officer) {
        this.confirmRecord = confirmRecord;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateExecution execution) {
        // The engine tells of an end also where a withdrawal ends the waiting.
        if (execution.isCanceled()) return;
        confirmRecord.confirm(CaseExecution.reference(execution), officer.officer());
    }
}
