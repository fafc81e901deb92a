package org.ncbrelay.flow.acknowledgment;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that the liaison desk contacted a silent NCB. */
@Service
public class RecordContact {
    private final Timeline timeline;
    private final Clock clock;

    public RecordContact(Timeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    /** @param note null if none */
    @Transactional
    public void record(CaseReference reference, String result, String note, Officer by) {
        timeline.record(
                reference,
                EventKind.NCB_CONTACTED,
                by,
                "NCB " + reference.organisation(),
                note == null ? result : result + ": " + note,
                clock.instant());
    }
}
