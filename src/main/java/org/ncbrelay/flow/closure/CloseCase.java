package org.ncbrelay.flow.closure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Feedbacks;
import org.ncbrelay.port.Feedbacks.Kind;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes a case and schedules the review of its retention. */
@Service
public class CloseCase {
    private final Cases cases;
    private final Feedbacks feedbacks;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    public CloseCase(Cases cases, Feedbacks feedbacks, Timeline timeline, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.feedbacks = feedbacks;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    private static final int REVIEW_DAYS_BEFORE_END = 90;

    /** The retention review comes 90 days before the data must go, or today where less is left (our default). */
    @Transactional
    public void close(CaseReference reference, String lessons, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        request.requireOpen();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate review = request.retentionUntil().minusDays(REVIEW_DAYS_BEFORE_END);
        LocalDate due = review.isBefore(today) ? today : review;
        feedbacks.add(reference, Kind.CLOSED, null, lessons, by, now);
        cases.close(reference, now, due);
        timeline.record(reference, EventKind.CASE_CLOSED, by, request.agencyName(), null, now);
        timeline.record(reference, EventKind.RETENTION_REVIEW_SCHEDULED, by, null, due.toString(), now);
        outbox.toAgency(reference, request.organisation(), request.agencyEmail(), Letter.CASE_CLOSED);
        outbox.toDesk(reference, request.organisation(), Letter.CASE_CLOSED);
    }
}
