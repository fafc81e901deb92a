package org.ncbrelay.flow.feedback;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.flow.RemindCountry;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_EscalateReceipt to {@link RemindCountry}. */
@Component
class EscalateReceiptDelegate implements JavaDelegate {
    private final RemindCountry remindCountry;
    private final CurrentOfficer officer;

    EscalateReceiptDelegate(RemindCountry remindCountry, CurrentOfficer officer) {
        this.remindCountry = remindCountry;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        remindCountry.remind(
                CaseExecution.reference(execution),
                new OrganisationCode(execution.getTenantId()),
                "acknowledgment",
                officer.officer());
    }
}
