package org.ncbrelay.flow.acknowledgment;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Copies;
import org.ncbrelay.port.Copies.Subject;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.StepClocks;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what the agency corrected after its NCB had returned the request; the older text stays on record. */
@Service
public class RecordCorrection {
    private final Cases cases;
    private final StepClocks clocks;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Copies copies;
    private final Clock clock;

    public RecordCorrection(
            Cases cases, StepClocks clocks, Timeline timeline, Outbox outbox, Copies copies, Clock clock) {
        this.cases = cases;
        this.clocks = clocks;
        this.timeline = timeline;
        this.outbox = outbox;
        this.copies = copies;
        this.clock = clock;
    }

    /**
     * Files the next version of the request with the agency's correction beside its text, and copies it as the first. A
     * version that was filed since the return, from the request page, is that correction already.
     *
     * @param correction what was corrected or added
     */
    @Transactional
    public void record(CaseReference reference, String correction, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        if (request.status() != CaseStatus.RETURNED)
            throw new Refusal.Conflict("The request is " + request.status() + ", not returned for correction.");
        boolean rewritten = cases.isRewrittenSinceReturn(reference);
        if (!rewritten) cases.addVersion(reference, request.content(), correction, by, now);
        int version = rewritten ? request.version() : request.version() + 1;
        cases.changeStatus(reference, CaseStatus.SUBMITTED, now);
        clocks.resume(reference, "acknowledgment", now);
        timeline.record(reference, EventKind.REQUEST_CORRECTED, by, "NCB " + reference.organisation(), correction, now);
        outbox.toDesk(reference, reference.organisation(), Letter.REQUEST_CORRECTED);
        copies.toGeneralSecretariat(reference, Subject.CORRECTION, String.valueOf(version), by, now);
    }
}
