package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Feedbacks;

/** Remembers each feedback as {@code CONFIRMED USED}. */
public final class FakeFeedbacks implements Feedbacks {
    public final List<String> added = new ArrayList<>();

    @Override
    public void add(CaseReference reference, FeedbackKind kind, String outcome, String note, Officer by, Instant at) {
        added.add(outcome == null ? kind.name() : kind + " " + outcome);
    }
}
