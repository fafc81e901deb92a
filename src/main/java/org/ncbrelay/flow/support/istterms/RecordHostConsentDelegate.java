package org.ncbrelay.flow.support.istterms;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstTermsProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordHostConsent to {@link DecideHostConsent}. */
@Component
class RecordHostConsentDelegate implements JavaDelegate {
    private final DecideHostConsent decideHostConsent;
    private final CurrentOfficer officer;

    RecordHostConsentDelegate(DecideHostConsent decideHostConsent, CurrentOfficer officer) {
        this.decideHostConsent = decideHostConsent;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        switch (IstTermsProcess.DECISION.require(execution)) {
            case SIGN -> decideHostConsent.sign(CaseExecution.reference(execution), officer.officer());
            case CHANGE ->
                decideHostConsent.askForChanges(
                        CaseExecution.reference(execution), IstTermsProcess.CHANGES.get(execution), officer.officer());
            case REFUSE ->
                decideHostConsent.refuse(
                        CaseExecution.reference(execution), IstTermsProcess.REASON.get(execution), officer.officer());
        }
    }
}
