package org.ncbrelay.flow.authorization;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RecordExpiry to {@link ExpireAuthorization}. */
@Component
class RecordExpiryDelegate implements JavaDelegate {
    private final ExpireAuthorization expireAuthorization;
    private final CurrentOfficer officer;

    RecordExpiryDelegate(ExpireAuthorization expireAuthorization, CurrentOfficer officer) {
        this.expireAuthorization = expireAuthorization;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        expireAuthorization.expire(CaseExecution.reference(execution), officer.officer());
    }
}
