package org.ncbrelay.flow;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.Authorizations;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.flow.authorization.DirectContactProcess;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.springframework.stereotype.Service;

/** Ends a grant of direct contact whose agency no longer has the case; the NCB decides anew for the next one (our default). */
@Service
public record RevokeContact(
        Authorizations authorizations, RerouteDeliveries reroute, Journal journal, CaseProcess process, Clock clock) {
    /** Does nothing where no grant stands. The letter about what took the case from the agency says it. */
    public void of(SupportCase request, String reason, Officer by) {
        Instant now = clock.instant();
        Authorization standing = authorizations.of(request);
        if (!standing.state(now).isGrant()) return;
        authorizations.add(request, standing.revoke(by, reason, now));
        journal.record(Act.of(EventKind.DIRECT_CONTACT_REVOKED, request.reference(), by)
                .noting(reason));
        reroute.toNcb(request, Note.written(reason), by, now);
        process.directContactChanged(request.reference(), DirectContactProcess.REVOKED_MESSAGE);
    }
}
