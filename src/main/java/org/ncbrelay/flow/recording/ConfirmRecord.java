package org.ncbrelay.flow.recording;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes on the case that its record exists; from here on the wildlife team may work (Annex 1.1). */
@Service
public class ConfirmRecord {
    private final Cases cases;
    private final Recordings recordings;
    private final Journal journal;
    private final Clock clock;

    public ConfirmRecord(Cases cases, Recordings recordings, Journal journal, Clock clock) {
        this.cases = cases;
        this.recordings = recordings;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Refusal.Conflict if the record does not exist */
    @Transactional
    public void confirm(CaseReference reference, Officer by) {
        recordings.requireRecorded(reference);
        Instant now = clock.instant();
        cases.changeStatus(reference, CaseStatus.RECORDED, now);
        journal.record(Act.of(EventKind.RECORDED_IN_IIS, reference, by)
                .to(Addressee.IIS)
                .withLetter(Letter.RECORDED, Addressee.INTERPOL));
    }
}
