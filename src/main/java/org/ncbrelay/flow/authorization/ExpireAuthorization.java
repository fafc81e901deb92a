package org.ncbrelay.flow.authorization;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.authorization.Authorizations;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that a grant of direct contact has run out. */
@Service
public class ExpireAuthorization {
    private final Cases cases;
    private final Authorizations authorizations;
    private final RerouteDeliveries reroute;
    private final Journal journal;
    private final Clock clock;

    public ExpireAuthorization(
            Cases cases, Authorizations authorizations, RerouteDeliveries reroute, Journal journal, Clock clock) {
        this.cases = cases;
        this.authorizations = authorizations;
        this.reroute = reroute;
        this.journal = journal;
        this.clock = clock;
    }

    /** Does nothing where the grant had ended otherwise. */
    @Transactional
    public void expire(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        authorizations.of(request).expire(by, now).ifPresent(fact -> {
            authorizations.add(request, fact);
            journal.record(Act.of(EventKind.DIRECT_CONTACT_EXPIRED, reference, by)
                    .to(Addressee.agency(request))
                    .withLetter(Letter.DIRECT_CONTACT_CHANGED));
            reroute.toNcb(request, Phrase.AUTHORIZATION_EXPIRED.note(), by, now);
        });
    }
}
