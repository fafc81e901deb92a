package org.ncbrelay.flow.closure;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Feedbacks;
import org.ncbrelay.domain.casefile.Feedbacks.FeedbackKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what the agency reports, or that it reported nothing. */
@Service
public class RecordFeedback {
    private final Feedbacks feedbacks;
    private final Journal journal;
    private final Clock clock;

    public RecordFeedback(Feedbacks feedbacks, Journal journal, Clock clock) {
        this.feedbacks = feedbacks;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param note null if none */
    @Transactional
    public void confirmed(CaseReference reference, String outcome, String note, Officer by) {
        Instant now = clock.instant();
        feedbacks.add(reference, FeedbackKind.CONFIRMED, outcome, note, by, now);
        journal.record(
                Act.of(EventKind.FEEDBACK_REPORTED, reference, by).toInterpol().noting(Note.name("result", outcome)));
    }

    /** After the third reminder the case goes on without feedback (our default). */
    @Transactional
    public void none(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        feedbacks.add(reference, FeedbackKind.NO_FEEDBACK, null, null, by, now);
        journal.record(Act.of(EventKind.NO_FEEDBACK, reference, by));
    }
}
