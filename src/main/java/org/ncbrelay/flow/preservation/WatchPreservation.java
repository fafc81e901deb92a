package org.ncbrelay.flow.preservation;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.evidence.Preservations;
import org.ncbrelay.store.evidence.Preservations.Preserved;
import org.springframework.stereotype.Service;

/** Watches the preservation requests that an agency has made, so that no data is lost by a date that was overlooked. */
@Service
record WatchPreservation(Preservations preservations, Cases cases, Journal journal, Clock clock) {
    /** Warns the agency that a platform will soon delete. */
    Preserved warn(CaseReference reference, UUID id, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        Preserved preserved = preservations.get(id);
        preservations.warned(id, now);
        journal.record(Act.of(EventKind.PRESERVATION_LAPSE_NEAR, reference, by)
                .to(Addressee.agency(request))
                .noting(until(preserved))
                .withLetter(Letter.PRESERVATION_LAPSE_NEAR));
        return preserved;
    }

    /** Records that the agency has renewed it with the platform. */
    void renew(CaseReference reference, UUID id, Officer by) {
        Instant now = clock.instant();
        Preserved renewed = preservations.get(id).renew(now);
        preservations.renewed(renewed, by, now);
        journal.record(Act.of(EventKind.PRESERVATION_RENEWED, reference, by).noting(until(renewed)));
    }

    /** Records that the agency lets it lapse. */
    void letLapse(CaseReference reference, UUID id, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Instant now = clock.instant();
        preservations.ended(id, false, reason, now);
        Note note = Note.text(preservations.get(id).provider()).then(reason);
        journal.record(Act.of(EventKind.PRESERVATION_LET_LAPSE, reference, by).noting(note));
    }

    /** Records that there was no decision before the platform could delete. */
    void lapsed(CaseReference reference, UUID id, Officer by) {
        Instant now = clock.instant();
        preservations.ended(id, true, null, now);
        journal.record(Act.of(EventKind.PRESERVATION_LAPSED, reference, by)
                .noting(preservations.get(id).provider()));
    }

    private static Note until(Preserved preserved) {
        return Note.text(preserved.provider()).and(Note.day(preserved.expiresAt()));
    }
}
