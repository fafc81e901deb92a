package org.ncbrelay.flow.support.generalcapability;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_SendDiffusion to {@link SendDiffusion}. */
@Component
class SendDiffusionDelegate implements JavaDelegate {
    private final SendDiffusion sendDiffusion;
    private final CurrentOfficer officer;

    SendDiffusionDelegate(SendDiffusion sendDiffusion, CurrentOfficer officer) {
        this.sendDiffusion = sendDiffusion;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        sendDiffusion.send(CaseExecution.reference(execution), officer.officer());
    }
}
