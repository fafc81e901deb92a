package org.ncbrelay.flow.recording;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records whether the NCB takes over as the source of an agency that it has not approved (Annex 1.1). */
@Service
public class RecordTakeover {
    private final Recordings recordings;
    private final Journal journal;
    private final Clock clock;

    public RecordTakeover(Recordings recordings, Journal journal, Clock clock) {
        this.recordings = recordings;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param reason why not; null where taken over */
    @Transactional
    public void record(CaseReference reference, boolean takenOver, String reason, Officer by) {
        record(reference, takenOver, Note.written(reason), by);
    }

    private void record(CaseReference reference, boolean takenOver, Note reason, Officer by) {
        Instant now = clock.instant();
        recordings.takeover(reference, takenOver, reason == null ? null : reason.toString(), by, now);
        journal.record(Act.of(takenOver ? EventKind.SOURCE_TAKEN_OVER : EventKind.SOURCE_NOT_TAKEN_OVER, reference, by)
                .noting(reason));
    }

    /** The NCB did not answer until the last reminder: it does not take over (our default). */
    @Transactional
    public void silent(CaseReference reference, Officer by) {
        record(reference, false, Phrase.SILENCE_TAKES_NOTHING_OVER.note(), by);
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.ncbOf(reference));
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.GENERAL_SECRETARIAT);
    }
}
