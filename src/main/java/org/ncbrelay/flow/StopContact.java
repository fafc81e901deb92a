package org.ncbrelay.flow;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.ContactState;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.flow.authorization.DirectContactProcess;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Authorizations;
import org.springframework.stereotype.Service;

/** Ends or suspends grants of direct contact because of what their NCB decided on the agency or the case; it decides anew (our default). */
@Service
public record StopContact(
        Cases cases,
        Authorizations authorizations,
        RerouteDeliveries reroute,
        Journal journal,
        CaseProcess process,
        Clock clock) {
    /** Revokes the grant of an agency that no longer has the case; does nothing where none stands. The letter about what took the case says it. */
    public void caseTaken(SupportCase request, String reason, Officer by) {
        Instant now = clock.instant();
        Authorization standing = authorizations.of(request);
        if (!standing.state(now).isGrant()) return;
        authorizations.add(request, standing.revoke(by, reason, now));
        journal.record(Act.of(EventKind.DIRECT_CONTACT_REVOKED, request.reference(), by)
                .noting(reason));
        reroute.toNcb(request, Note.written(reason), by, now);
        process.directContactChanged(request.reference(), DirectContactProcess.REVOKED_MESSAGE);
    }

    /**
     * Suspends each live grant of an agency until the head of its NCB decides on it. Cases are locked in the order of their references, so that
     * two heads who end the approval at once wait for each other; the second finds nothing left to suspend.
     */
    public void approvalEnded(String agency, String reason, Officer by) {
        for (CaseReference reference : authorizations.openedTo(agency)) {
            Instant now = clock.instant();
            SupportCase request = cases.getForChange(reference);
            Authorization standing = authorizations.of(request);
            if (!agency.equals(request.agencyCode()) || standing.state(now) != ContactState.GRANTED) continue;
            Note why = Phrase.APPROVAL_ENDED.note();
            authorizations.add(request, standing.suspend(by, reason, now));
            journal.record(Act.of(EventKind.DIRECT_CONTACT_SUSPENDED, reference, by)
                    .to(Addressee.agency(request))
                    .noting(why)
                    .withLetter(Letter.DIRECT_CONTACT_CHANGED)
                    .withLetter(Letter.DIRECT_CONTACT_CHANGED, Addressee.INTERPOL));
            reroute.toNcb(request, why, by, now);
            process.directContactChanged(reference, DirectContactProcess.APPROVAL_ENDED_MESSAGE);
        }
    }
}
