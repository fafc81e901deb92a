package org.ncbrelay.flow.support.sharing;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.SharingProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ConsentToUse to {@link RecordConsent}. */
@Component
class RecordConsentListener implements TaskListener {
    private final RecordConsent recordConsent;
    private final CurrentOfficer officer;

    RecordConsentListener(RecordConsent recordConsent, CurrentOfficer officer) {
        this.recordConsent = recordConsent;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean consented = SharingProcess.DECISION.require(task) == SharingProcess.Decision.CONSENT;
        recordConsent.record(
                CaseExecution.reference(task),
                consented,
                consented ? SharingProcess.CONDITIONS.get(task) : SharingProcess.REASON.get(task),
                officer.officer());
    }
}
