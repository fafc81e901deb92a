package org.ncbrelay.flow.supportrequest;

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

    SupportRequestFacts(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** Whether a product of the capability has reached the agency, or whom its NCB named. */
    public boolean delivered(CaseExecution execution, String capability) {
        return capabilities.of(execution.reference()).stream()
                .anyMatch(known ->
                        known.capability() == Capability.valueOf(capability) && known.status() == Status.DELIVERED);
    }

    public boolean anythingDelivered(CaseExecution execution) {
        return capabilities.of(execution.reference()).stream().anyMatch(known -> known.status() == Status.DELIVERED);
    }
}
