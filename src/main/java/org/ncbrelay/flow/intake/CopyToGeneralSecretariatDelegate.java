package org.ncbrelay.flow.intake;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_CopyToGeneralSecretariat to {@link CopyRequest}. */
@Component
class CopyToGeneralSecretariatDelegate implements JavaDelegate {
    private final CopyRequest copyRequest;
    private final CurrentOfficer officer;

    CopyToGeneralSecretariatDelegate(CopyRequest copyRequest, CurrentOfficer officer) {
        this.copyRequest = copyRequest;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        copyRequest.toGeneralSecretariat(CaseExecution.reference(execution), officer.officer());
    }
}
