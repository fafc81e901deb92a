package org.ncbrelay.flow.unitcontact;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IntelligenceProcessNames;
import org.ncbrelay.process.IntelligenceProcessNames.Decision;
import org.springframework.stereotype.Component;

/** Binds Task_RecordUnitContact to {@link DecideUnitContact}. */
@Component
class RecordUnitContactDelegate implements JavaDelegate {
    private final DecideUnitContact decideUnitContact;
    private final CurrentOfficer officer;

    RecordUnitContactDelegate(DecideUnitContact decideUnitContact, CurrentOfficer officer) {
        this.decideUnitContact = decideUnitContact;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        decideUnitContact.decide(
                CaseExecution.reference(execution),
                IntelligenceProcessNames.DECISION.require(execution) == Decision.GRANT,
                IntelligenceProcessNames.SCOPE.get(execution),
                IntelligenceProcessNames.REASON.get(execution),
                officer.officer());
    }
}
