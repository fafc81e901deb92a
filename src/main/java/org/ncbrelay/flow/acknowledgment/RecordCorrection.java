package org.ncbrelay.flow.acknowledgment;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.CopySubject;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deadline.StepClocks;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what the agency corrected after its NCB had returned the request; the older text stays on record. */
@Service
public class RecordCorrection {
    private final Cases cases;
    private final StepClocks clocks;
    private final Journal journal;
    private final Clock clock;

    public RecordCorrection(Cases cases, StepClocks clocks, Journal journal, Clock clock) {
        this.cases = cases;
        this.clocks = clocks;
        this.journal = journal;
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
        request.requireReturned();
        boolean rewritten = cases.isRewrittenSinceReturn(reference);
        if (!rewritten) cases.addVersion(reference, request.content(), correction, by, now);
        int version = rewritten ? request.version() : request.version() + 1;
        cases.changeStatus(reference, CaseStatus.SUBMITTED, now);
        clocks.resume(reference, "acknowledgment", now);
        journal.record(Act.of(EventKind.REQUEST_CORRECTED, reference, by)
                .toNcb()
                .noting(correction)
                .withLetter(Letter.REQUEST_CORRECTED)
                .copiedToGeneralSecretariat(CopySubject.CORRECTION, String.valueOf(version)));
    }
}
