package org.ncbrelay.flow.exchange;

import java.time.Clock;
import org.ncbrelay.domain.acknowledgment.Acknowledgments;
import org.ncbrelay.domain.authorization.Authorizations;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.springframework.stereotype.Component;

/** The two facts that the decision table {@code channel} asks for, as they are at that moment (Annex 1.1). */
@Component("channelFacts")
@AvailableInExpressions
public class ChannelFacts {
    private final Cases cases;
    private final Acknowledgments acknowledgments;
    private final Authorizations authorizations;
    private final Clock clock;

    ChannelFacts(Cases cases, Acknowledgments acknowledgments, Authorizations authorizations, Clock clock) {
        this.cases = cases;
        this.acknowledgments = acknowledgments;
        this.authorizations = authorizations;
        this.clock = clock;
    }

    public boolean acknowledged(CaseExecution execution) {
        return acknowledged(cases.get(execution.reference()));
    }

    public boolean authorized(CaseExecution execution) {
        return authorized(cases.get(execution.reference()));
    }

    public boolean acknowledged(SupportCase request) {
        return acknowledgments.isAcknowledged(request.reference());
    }

    /** Whether direct contact is authorized now; silence is never consent. */
    public boolean authorized(SupportCase request) {
        return authorizations.of(request).isLive(clock.instant());
    }
}
