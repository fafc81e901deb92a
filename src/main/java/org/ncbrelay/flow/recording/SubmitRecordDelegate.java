package org.ncbrelay.flow.recording;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_SubmitRecord to {@link SubmitRecord}. */
@Component
class SubmitRecordDelegate implements JavaDelegate {
    private final SubmitRecord submitRecord;
    private final CurrentOfficer officer;

    SubmitRecordDelegate(SubmitRecord submitRecord, CurrentOfficer officer) {
        this.submitRecord = submitRecord;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        submitRecord.submit(CaseExecution.reference(execution), officer.officer());
    }
}
