package org.ncbrelay.flow.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.DeliveryProcess;
import org.springframework.stereotype.Component;

/** Binds Task_SendProduct to {@link SendProduct}. */
@Component
class SendProductDelegate implements JavaDelegate {
    private final SendProduct sendProduct;
    private final CurrentOfficer officer;

    SendProductDelegate(SendProduct sendProduct, CurrentOfficer officer) {
        this.sendProduct = sendProduct;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DeliveryProcess.CHANNEL.set(
                execution,
                sendProduct.send(
                        CaseExecution.reference(execution), CaseExecution.capability(execution), officer.officer()));
    }
}
