package org.ncbrelay.flow.recording;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.Agencies;
import org.ncbrelay.domain.directory.Agencies.Registered;
import org.ncbrelay.domain.recording.OfficialSource;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands the record of a case to the INTERPOL Information System, from an official source and no other (Annex 1.1). */
@Service
public class SubmitRecord {
    private final Cases cases;
    private final Agencies agencies;
    private final Recordings recordings;
    private final Journal journal;
    private final Clock clock;

    public SubmitRecord(Cases cases, Agencies agencies, Recordings recordings, Journal journal, Clock clock) {
        this.cases = cases;
        this.agencies = agencies;
        this.recordings = recordings;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Queues the record; a worker carries it out after this transaction.
     *
     * @throws Refusal.Conflict if there is no official source at this moment
     */
    @Transactional
    public void submit(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        boolean approved = !request.isSubmittedByNcb()
                && agencies.find(request.agencyCode())
                        .filter(Registered::approved)
                        .isPresent();
        OfficialSource source = OfficialSource.of(
                request, approved, recordings.takenOverBy(reference).isPresent());
        if (by.servesInterpol()) journal.record(Act.of(EventKind.RECORD_ENTERED_BY_GENERAL_SECRETARIAT, reference, by));
        recordings.submit(reference, source, recordings.check(reference), by, now);
        journal.record(Act.of(EventKind.RECORD_SUBMITTED, reference, by)
                .to(Addressee.IIS)
                .noting(Note.name("source", source.kind()).and(Note.text(source.code()))));
    }
}
