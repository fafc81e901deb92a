package org.ncbrelay.flow.triage;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.domain.triage.TriageStep;
import org.ncbrelay.domain.triage.Triages;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records an analyst's assessment of a recorded request. */
@Service
public class AssessRequest {
    private final Recordings recordings;
    private final Triages triages;
    private final Journal journal;
    private final Clock clock;

    public AssessRequest(Recordings recordings, Triages triages, Journal journal, Clock clock) {
        this.recordings = recordings;
        this.triages = triages;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Refusal.Conflict if the case is not recorded: nothing is analysed before (Annex 1.1) */
    @Transactional
    public void record(
            CaseReference reference, String assessment, String linked, Urgency priority, String note, Officer by) {
        recordings.requireRecorded(reference);
        Instant now = clock.instant();
        triages.add(reference, TriageStep.assessed(assessment, linked, priority, note, by, now));
        // The timeline is the country's too: what the analyst thinks of the request is for the lead.
        journal.record(Act.of(EventKind.REQUEST_ASSESSED, reference, by).noting(Note.name("urgency", priority)));
    }
}
