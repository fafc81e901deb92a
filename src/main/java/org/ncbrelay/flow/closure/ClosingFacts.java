package org.ncbrelay.flow.closure;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.supplement.Supplements;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Component;

/** What {@code bpmn/closing.bpmn} asks. */
@Component("closingFacts")
@AvailableInExpressions
public class ClosingFacts {
    private final Supplements supplements;
    private final CurrentOfficer officers;

    ClosingFacts(Supplements supplements, CurrentOfficer officers) {
        this.supplements = supplements;
        this.officers = officers;
    }

    /** Whether anything that was added is not decided, or not in the record yet; asked by the relay, as the team does not see it. */
    public boolean supplementsWait(CaseExecution execution) {
        return officers.as(
                Officer.relay(execution.reference().organisation()), () -> supplements.anyWait(execution.reference()));
    }
}
