package org.ncbrelay.flow.supportrequest;

import org.ncbrelay.domain.delivery.Deliveries;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.springframework.stereotype.Component;

/** What {@code bpmn/supportRequest.bpmn} asks about the support that was given. */
@Component("supportRequestFacts")
@AvailableInExpressions
public class SupportRequestFacts {
    private final Capabilities capabilities;
    private final Deliveries deliveries;

    SupportRequestFacts(Capabilities capabilities, Deliveries deliveries) {
        this.capabilities = capabilities;
        this.deliveries = deliveries;
    }

    /** Whether a product of the capability has reached the agency, or whom its NCB named. */
    public boolean delivered(CaseExecution execution, String capability) {
        return capabilities.of(execution.reference()).stream()
                .anyMatch(known ->
                        known.capability() == Capability.valueOf(capability) && known.status() == Status.DELIVERED);
    }

    /** Whether the agency has said before that it did not receive what was delivered. */
    public boolean deliveredAgain(CaseExecution execution) {
        return capabilities.of(execution.reference()).stream()
                .anyMatch(known -> !deliveries
                        .in(execution.reference(), known.capability(), Delivery.Status.NOT_RECEIVED)
                        .isEmpty());
    }

    public boolean anythingDelivered(CaseExecution execution) {
        return capabilities.of(execution.reference()).stream().anyMatch(known -> known.status() == Status.DELIVERED);
    }
}
