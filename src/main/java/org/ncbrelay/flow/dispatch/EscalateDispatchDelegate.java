package org.ncbrelay.flow.dispatch;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.flow.RemindCountry;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_EscalateDispatch to {@link RemindCountry}. */
@Component
class EscalateDispatchDelegate implements JavaDelegate {
    private final RemindCountry remindCountry;
    private final CurrentOfficer officer;

    EscalateDispatchDelegate(RemindCountry remindCountry, CurrentOfficer officer) {
        this.remindCountry = remindCountry;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        remindCountry.remind(
                CaseExecution.reference(execution),
                new OrganisationCode(execution.getTenantId()),
                "forwarding",
                officer.officer());
    }
}
