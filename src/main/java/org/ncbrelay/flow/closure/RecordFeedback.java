package org.ncbrelay.flow.closure;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.port.Feedbacks;
import org.ncbrelay.port.Feedbacks.Kind;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what the agency reports, or that it reported nothing. */
@Service
public class RecordFeedback {
    private final Feedbacks feedbacks;
    private final Timeline timeline;
    private final Clock clock;

    public RecordFeedback(Feedbacks feedbacks, Timeline timeline, Clock clock) {
        this.feedbacks = feedbacks;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** @param note null if none */
    @Transactional
    public void confirmed(CaseReference reference, String outcome, String note, Officer by) {
        Instant now = clock.instant();
        feedbacks.add(reference, Kind.CONFIRMED, outcome, note, by, now);
        timeline.record(reference, EventKind.FEEDBACK_REPORTED, by, "INTERPOL", outcome, now);
    }

    /** After the third reminder the case goes on without feedback (our default). */
    @Transactional
    public void none(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        feedbacks.add(reference, Kind.NO_FEEDBACK, null, null, by, now);
        timeline.record(reference, EventKind.NO_FEEDBACK, by, now);
    }
}
