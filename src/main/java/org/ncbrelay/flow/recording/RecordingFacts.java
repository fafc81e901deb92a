package org.ncbrelay.flow.recording;

import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Component;

/** The facts that the decision table {@code officialSource} asks for, as they are at that moment. */
@Component("officialSources")
@AvailableInExpressions
public class RecordingFacts {
    private final Cases cases;
    private final Agencies agencies;

    RecordingFacts(Cases cases, Agencies agencies) {
        this.cases = cases;
        this.agencies = agencies;
    }

    public boolean submittedByNcb(CaseExecution execution) {
        return cases.get(execution.reference()).isSubmittedByNcb();
    }

    public boolean agencyApproved(CaseExecution execution) {
        SupportCase request = cases.get(execution.reference());
        if (request.isSubmittedByNcb()) return false;
        return agencies.find(request.agencyCode())
                .filter(RegisteredAgency::approved)
                .isPresent();
    }
}
