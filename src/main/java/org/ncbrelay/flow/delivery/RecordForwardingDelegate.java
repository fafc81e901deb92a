package org.ncbrelay.flow.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.DeliveryProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordForwarding to {@link RecordForwarding}. */
@Component
class RecordForwardingDelegate implements JavaDelegate {
    private final RecordForwarding recordForwarding;
    private final CurrentOfficer officer;

    RecordForwardingDelegate(RecordForwarding recordForwarding, CurrentOfficer officer) {
        this.recordForwarding = recordForwarding;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        switch (DeliveryProcess.DECISION.require(execution)) {
            case FORWARD ->
                recordForwarding.forward(
                        CaseExecution.reference(execution),
                        CaseExecution.capability(execution),
                        DeliveryProcess.UNIT.get(execution),
                        officer.officer());
            case WITHHOLD ->
                recordForwarding.withhold(
                        CaseExecution.reference(execution),
                        CaseExecution.capability(execution),
                        DeliveryProcess.REASON.get(execution),
                        officer.officer());
            case DISPATCH -> throw new IllegalStateException("the NCB does not dispatch");
        }
    }
}
