package org.ncbrelay.flow.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_PrepareDelivery to {@link PrepareDelivery}. */
@Component
class PrepareDeliveryDelegate implements JavaDelegate {
    private final PrepareDelivery prepareDelivery;
    private final CurrentOfficer officer;

    PrepareDeliveryDelegate(PrepareDelivery prepareDelivery, CurrentOfficer officer) {
        this.prepareDelivery = prepareDelivery;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        prepareDelivery.prepare(
                CaseExecution.reference(execution), CaseExecution.capability(execution), officer.officer());
    }
}
