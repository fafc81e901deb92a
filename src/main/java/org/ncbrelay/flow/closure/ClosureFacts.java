package org.ncbrelay.flow.closure;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.Deliveries;
import org.ncbrelay.store.evidence.Supplements;
import org.springframework.stereotype.Component;

/** What {@code bpmn/closure.bpmn} and {@code bpmn/closing.bpmn} ask. */
@Component("closureFacts")
@AvailableInExpressions
public class ClosureFacts {
    private final Capabilities capabilities;
    private final Deliveries deliveries;
    private final Supplements supplements;
    private final CurrentOfficer officers;

    ClosureFacts(Capabilities capabilities, Deliveries deliveries, Supplements supplements, CurrentOfficer officers) {
        this.capabilities = capabilities;
        this.deliveries = deliveries;
        this.supplements = supplements;
        this.officers = officers;
    }

    /** Whether the agency has said before that it did not receive what was delivered. */
    public boolean deliveredAgain(CaseExecution execution) {
        return capabilities.of(execution.reference()).stream()
                .anyMatch(known -> !deliveries
                        .in(execution.reference(), known.capability(), Delivery.Status.NOT_RECEIVED)
                        .isEmpty());
    }

    /** Whether anything that was added is not decided, or not in the record yet; asked by the relay, as the team does not see it. */
    public boolean supplementsWait(CaseExecution execution) {
        return officers.as(
                Officer.relay(execution.reference().organisation()), () -> supplements.anyWait(execution.reference()));
    }
}
