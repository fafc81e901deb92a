package org.ncbrelay.flow.ownerconsent;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IntelligenceProcessNames;
import org.ncbrelay.process.IntelligenceProcessNames.Decision;
import org.springframework.stereotype.Component;

/** Binds Task_RecordOwnerConsent to {@link AskOwner}. */
@Component
class RecordOwnerConsentDelegate implements JavaDelegate {
    private final AskOwner askOwner;
    private final CurrentOfficer officer;

    RecordOwnerConsentDelegate(AskOwner askOwner, CurrentOfficer officer) {
        this.askOwner = askOwner;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        askOwner.answered(
                CaseExecution.reference(execution),
                IntelligenceProcessNames.DECISION.require(execution) == Decision.CONSENT,
                IntelligenceProcessNames.REASON.get(execution),
                officer.officer());
    }
}
