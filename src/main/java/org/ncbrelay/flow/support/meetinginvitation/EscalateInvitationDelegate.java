package org.ncbrelay.flow.support.meetinginvitation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.flow.RemindBureau;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_EscalateInvitation to {@link RemindBureau}. */
@Component
class EscalateInvitationDelegate implements JavaDelegate {
    private final RemindBureau remindBureau;
    private final CurrentOfficer officer;

    EscalateInvitationDelegate(RemindBureau remindBureau, CurrentOfficer officer) {
        this.remindBureau = remindBureau;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        remindBureau.remind(
                CaseExecution.reference(execution), "invitation", execution.getTenantId(), officer.officer());
    }
}
