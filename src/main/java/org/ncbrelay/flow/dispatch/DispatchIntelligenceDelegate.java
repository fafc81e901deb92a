package org.ncbrelay.flow.dispatch;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IntelligenceProcessNames;
import org.springframework.stereotype.Component;

/** Binds Task_DispatchIntelligence to {@link DispatchIntelligence}. */
@Component
class DispatchIntelligenceDelegate implements JavaDelegate {
    private final DispatchIntelligence dispatchIntelligence;
    private final CurrentOfficer officer;

    DispatchIntelligenceDelegate(DispatchIntelligence dispatchIntelligence, CurrentOfficer officer) {
        this.dispatchIntelligence = dispatchIntelligence;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OrganisationCode country = new OrganisationCode(execution.getTenantId());
        // Sending is the General Secretariat's act, whoever continued the flow.
        officer.as(
                officer.officer().servesInterpol() ? officer.officer() : Officer.relay(OrganisationCode.INTERPOL),
                () -> {
                    IntelligenceProcessNames.CHANNEL.set(
                            execution,
                            dispatchIntelligence.dispatch(
                                    CaseExecution.reference(execution), country, officer.officer()));
                    IntelligenceProcessNames.UNITS.set(execution, dispatchIntelligence.units(country));
                    return null;
                });
    }
}
