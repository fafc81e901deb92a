package org.ncbrelay.flow.support;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Messages.Party;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RemindGeneralSecretariat of the diagrams of support to {@link Escalate}. */
@Component
class RemindGeneralSecretariatDelegate implements JavaDelegate {
    private final Escalate escalate;
    private final CurrentOfficer officer;

    RemindGeneralSecretariatDelegate(Escalate escalate, CurrentOfficer officer) {
        this.escalate = escalate;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalate.silence(
                CaseExecution.reference(execution), CaseExecution.step(execution), Party.INTERPOL, officer.officer());
    }
}
