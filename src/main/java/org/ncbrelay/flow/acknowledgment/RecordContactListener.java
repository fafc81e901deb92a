package org.ncbrelay.flow.acknowledgment;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.AcknowledgmentProcess;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ContactTheNCB to {@link RecordContact}. */
@Component
class RecordContactListener implements TaskListener {
    private final RecordContact recordContact;
    private final CurrentOfficer officer;

    RecordContactListener(RecordContact recordContact, CurrentOfficer officer) {
        this.recordContact = recordContact;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        recordContact.record(
                CaseExecution.reference(task),
                AcknowledgmentProcess.CONTACT_RESULT.require(task),
                AcknowledgmentProcess.NOTE.get(task),
                officer.officer());
    }
}
