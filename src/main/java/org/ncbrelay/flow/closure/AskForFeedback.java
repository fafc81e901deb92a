package org.ncbrelay.flow.closure;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the agency to confirm receipt and to report the outcome once all support has ended. */
@Service
public class AskForFeedback {
    private final Cases cases;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    public AskForFeedback(Cases cases, Timeline timeline, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The case counts as delivered from here on. */
    @Transactional
    public void ask(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        cases.changeStatus(reference, CaseStatus.DELIVERED, now);
        timeline.record(reference, EventKind.FEEDBACK_REQUESTED, by, request.agencyName(), null, now);
        outbox.toAgency(reference, request.organisation(), request.agencyEmail(), Letter.QUESTION);
    }
}
