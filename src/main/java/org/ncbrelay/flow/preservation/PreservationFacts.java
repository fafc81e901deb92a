package org.ncbrelay.flow.preservation;

import java.time.Clock;
import java.util.Date;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.store.evidence.Preservations;
import org.ncbrelay.store.evidence.Preservations.Preserved;
import org.springframework.stereotype.Component;

/** What the diagram {@code preservation} asks. */
@Component("preservations")
@AvailableInExpressions
public class PreservationFacts {
    private final Preservations preservations;
    private final Clock clock;

    PreservationFacts(Preservations preservations, Clock clock) {
        this.preservations = preservations;
        this.clock = clock;
    }

    public Date lapse(CaseExecution execution) {
        return Date.from(request(execution).lapse());
    }

    public boolean renewable(CaseExecution execution) {
        return request(execution).isRenewable(clock.instant());
    }

    private Preserved request(CaseExecution execution) {
        return preservations.get(PreservationProcess.PRESERVATION.require(execution));
    }
}
