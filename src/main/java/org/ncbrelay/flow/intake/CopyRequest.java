package org.ncbrelay.flow.intake;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.port.Copies;
import org.ncbrelay.port.Copies.Subject;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Copies a submission to the General Secretariat; the case opens to INTERPOL by this act alone (Annex 1.1). */
@Service
public class CopyRequest {
    private final Copies copies;
    private final Timeline timeline;
    private final Clock clock;

    public CopyRequest(Copies copies, Timeline timeline, Clock clock) {
        this.copies = copies;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Makes the copy and records the act. */
    @Transactional
    public void toGeneralSecretariat(CaseReference reference, Officer by) {
        copies.toGeneralSecretariat(reference, Subject.SUBMISSION, "1", by, clock.instant());
        timeline.record(
                reference, EventKind.COPIED_TO_GENERAL_SECRETARIAT, by, "General Secretariat", null, clock.instant());
    }
}
