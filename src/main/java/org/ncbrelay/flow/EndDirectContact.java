package org.ncbrelay.flow;

import java.time.Clock;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.authorization.Authorizations;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.springframework.stereotype.Service;

/** Ends a grant of direct contact with its case; every way in which a case ends calls it. */
@Service
public record EndDirectContact(Authorizations authorizations, Journal journal, CaseProcess process, Clock clock) {
    /** Does nothing where no grant stands. */
    public void end(SupportCase request, Officer by) {
        authorizations.of(request).end(by, clock.instant()).ifPresent(fact -> {
            authorizations.add(request, fact);
            journal.record(Act.of(EventKind.DIRECT_CONTACT_ENDED, request.reference(), by));
            process.directContactEnded(request.reference());
        });
    }
}
