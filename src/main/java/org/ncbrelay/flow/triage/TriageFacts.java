package org.ncbrelay.flow.triage;

import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.springframework.stereotype.Component;

/** The facts that the decision table {@code triagePriority} asks for. */
@Component("triageFacts")
@AvailableInExpressions
public class TriageFacts {
    private final Cases cases;

    TriageFacts(Cases cases) {
        this.cases = cases;
    }

    public String urgency(CaseExecution execution) {
        return request(execution).urgency().name();
    }

    public boolean liveAnimals(CaseExecution execution) {
        return request(execution).rows("specimens").stream().anyMatch(row -> "LIVE".equals(row.get("type")));
    }

    public boolean stillOnline(CaseExecution execution) {
        return request(execution).rows("listings").stream()
                .anyMatch(row -> Boolean.TRUE.equals(row.get("stillOnline")));
    }

    /** Split listings (I/II) count: which part applies is for the analysis to say. */
    public boolean appendixOne(CaseExecution execution) {
        return request(execution).rows("specimens").stream()
                .anyMatch(row -> String.valueOf(row.get("citesAppendix")).matches("I(/.*)?"));
    }

    private SupportCase request(CaseExecution execution) {
        return cases.get(execution.reference());
    }
}
