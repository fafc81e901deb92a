package org.ncbrelay.flow;

import java.time.Clock;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.Authorizations;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.preservation.Preservations;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.springframework.stereotype.Service;

/** Ends direct contact and unrecorded supplements with their case, decided or not, and lists what continues beyond the end; every way in which a case ends calls it. */
@Service
public record CaseEnd(
        Authorizations authorizations,
        Preservations preservations,
        Recordings recordings,
        Journal journal,
        CaseProcess process,
        Clock clock) {
    public void record(SupportCase request, Officer by) {
        Authorization authorization = authorizations.of(request);
        authorization.lapse(by, clock.instant()).ifPresent(fact -> {
            authorizations.add(request, fact);
            journal.record(Act.of(EventKind.DIRECT_CONTACT_LAPSED, request.reference(), by));
        });
        authorization.end(by, clock.instant()).ifPresent(fact -> {
            authorizations.add(request, fact);
            journal.record(Act.of(EventKind.DIRECT_CONTACT_ENDED, request.reference(), by));
            process.directContactEnded(request.reference());
        });
        // What was asked for is still recorded, and amended.
        if (!recordings.isSubmitted(request.reference())) process.neverRecorded(request.reference());
        preservations.running(request.reference()).stream()
                .map(running -> Note.text(running.provider()).and(Note.day(running.expiresAt())))
                .reduce(Note::and)
                .ifPresent(running -> journal.record(Act.of(EventKind.PRESERVATION_CONTINUES, request.reference(), by)
                        .noting(running)));
    }
}
