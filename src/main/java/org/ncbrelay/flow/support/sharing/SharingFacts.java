package org.ncbrelay.flow.support.sharing;

import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.springframework.stereotype.Component;

/** The facts that the decision table {@code restrictionCheck} asks for. */
@Component("sharingFacts")
@AvailableInExpressions
public class SharingFacts {
    private final Cases cases;

    SharingFacts(Cases cases) {
        this.cases = cases;
    }

    public String confidentiality(CaseExecution execution) {
        return request(execution).confidentiality().name();
    }

    public boolean handlingConditions(CaseExecution execution) {
        return request(execution).handlingConditions().isPresent();
    }

    public boolean externalWithoutConsent(CaseExecution execution) {
        return !request(execution).externalSourcesConsent();
    }

    private SupportCase request(CaseExecution execution) {
        return cases.get(execution.reference());
    }
}
