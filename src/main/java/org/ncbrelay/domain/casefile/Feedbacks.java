package org.ncbrelay.domain.casefile;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** What came of a case: the agency's report, silence, and the closing. */
public interface Feedbacks {
    void add(CaseReference reference, FeedbackKind kind, String outcome, String note, Officer by, Instant at);

    /** What was recorded. */
    enum FeedbackKind {
        CONFIRMED,
        NO_FEEDBACK,
        CLOSED
    }
}
