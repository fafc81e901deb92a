package org.ncbrelay.flow;

import java.time.Clock;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.Authorizations;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.cases.Triages;
import org.ncbrelay.store.support.Measures;
import org.ncbrelay.store.support.Measures.Continuing;
import org.springframework.stereotype.Service;

/**
 * Ends direct contact, unrecorded supplements and proposals to join with their case, decided or not, and lists what continues beyond the end; every way
 * in which a case ends calls it.
 */
@Service
public record CaseEnd(
        Authorizations authorizations,
        Measures measures,
        Recordings recordings,
        Triages triages,
        Journal journal,
        CaseProcess process,
        CurrentOfficer officers,
        Clock clock) {
    /** @return whether anything continues */
    public boolean record(SupportCase request, Officer by) {
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
        joiningOvertaken(request.reference());
        boolean undone = request.status() == CaseStatus.WITHDRAWN;
        Optional<Note> continuing = measures.continuing(request.reference()).stream()
                .filter(each -> !undone || each.outlivesWithdrawal())
                .map(CaseEnd::note)
                .reduce(Note::and);
        continuing.ifPresent(note -> journal.record(
                Act.of(EventKind.CONTINUES_AFTER_END, request.reference(), by).noting(note)));
        return continuing.isPresent();
    }

    private static Note note(Continuing continuing) {
        Note note = Note.name(continuing.list(), continuing.kind());
        if (continuing.name() != null) note = note.then(Note.text(continuing.name()));
        return continuing.until() == null ? note : note.and(Note.day(continuing.until()));
    }

    /** By the relay for the country: an agency, and the team, may end a case without reading the other one. */
    private void joiningOvertaken(CaseReference ended) {
        officers.as(
                Officer.relay(ended.organisation()),
                () -> triages.undecided(ended).forEach(process::joiningOvertaken));
    }
}
