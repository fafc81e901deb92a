package org.ncbrelay.flow.intake;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_AddressRequestToNCB to {@link AddressRequest}. */
@Component
class AddressRequestToNCBDelegate implements JavaDelegate {
    private final AddressRequest addressRequest;
    private final CurrentOfficer officer;

    AddressRequestToNCBDelegate(AddressRequest addressRequest, CurrentOfficer officer) {
        this.addressRequest = addressRequest;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        addressRequest.toNcb(CaseExecution.reference(execution), officer.officer());
    }
}
