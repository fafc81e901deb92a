package org.ncbrelay.flow.acknowledgment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Messages.Party;
import org.ncbrelay.process.AcknowledgmentProcess;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_EscalateAcknowledgment to {@link Escalate}. */
@Component
class EscalateAcknowledgmentDelegate implements JavaDelegate {
    private final Escalate escalate;
    private final CurrentOfficer officer;

    EscalateAcknowledgmentDelegate(Escalate escalate, CurrentOfficer officer) {
        this.escalate = escalate;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AcknowledgmentProcess.ESCALATION.set(
                execution,
                escalate.silence(CaseExecution.reference(execution), "acknowledgment", Party.NCB, officer.officer()));
    }
}
