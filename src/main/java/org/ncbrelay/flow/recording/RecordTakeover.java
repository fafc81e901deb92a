package org.ncbrelay.flow.recording;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.port.Recordings;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records whether the NCB takes over as the source of an agency that it has not approved (Annex 1.1). */
@Service
public class RecordTakeover {
    private final Recordings recordings;
    private final Timeline timeline;
    private final Clock clock;

    public RecordTakeover(Recordings recordings, Timeline timeline, Clock clock) {
        this.recordings = recordings;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** @param reason why not; null where taken over */
    @Transactional
    public void record(CaseReference reference, boolean takenOver, String reason, Officer by) {
        Instant now = clock.instant();
        recordings.takeover(reference, takenOver, reason, by, now);
        timeline.record(
                reference,
                takenOver ? EventKind.SOURCE_TAKEN_OVER : EventKind.SOURCE_NOT_TAKEN_OVER,
                by,
                null,
                reason,
                now);
    }
}
