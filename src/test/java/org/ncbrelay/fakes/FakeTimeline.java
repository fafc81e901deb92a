package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Timeline;

/** Remembers each event as {@code KIND by user}, with the addressee and the note where there are any. */
public final class FakeTimeline implements Timeline {
    public final List<String> events = new ArrayList<>();

    @Override
    public void record(CaseReference reference, EventKind kind, Officer by, String addressee, String note, Instant at) {
        events.add(kind + " by " + by.userId() + (addressee == null ? "" : " to " + addressee)
                + (note == null ? "" : ": " + note));
    }
}
