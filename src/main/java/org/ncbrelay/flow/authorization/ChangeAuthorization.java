package org.ncbrelay.flow.authorization;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.AuthorizationFact;
import org.ncbrelay.domain.authorization.Authorizations;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Suspends, resumes or revokes a grant of direct contact; effective on the next delivery. */
@Service
public class ChangeAuthorization {
    private final Cases cases;
    private final Authorizations authorizations;
    private final RerouteDeliveries reroute;
    private final Journal journal;
    private final CaseProcess process;
    private final Authorship authorship;
    private final Clock clock;

    public ChangeAuthorization(
            Cases cases,
            Authorizations authorizations,
            RerouteDeliveries reroute,
            Journal journal,
            CaseProcess process,
            Authorship authorship,
            Clock clock) {
        this.cases = cases;
        this.authorizations = authorizations;
        this.reroute = reroute;
        this.journal = journal;
        this.process = process;
        this.authorship = authorship;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Forbidden if the officer does not head the NCB of the case's country
     * @throws Refusal.Conflict  naming the present state, if the change is not possible now
     */
    @Transactional
    public void change(CaseReference reference, Action action, String reason, Officer by) {
        SupportCase request = cases.getForChange(reference);
        if (!by.is(Role.NCB_HEAD) || !by.organisation().equals(request.organisation()))
            throw new Refusal.Forbidden("refused.head", "Only the head of the NCB can change an authorization.");
        if (reason != null && !reason.isBlank()) Texts.requiredNarrative("reason", reason, 2000);
        request.requireOpen();
        if (action == Action.RESUME && authorship.isAuthor(reference, Authorship.REQUEST, by.userId()))
            throw new Refusal.Forbidden("refused.author", "You wrote this request; somebody else must decide.");
        Instant now = clock.instant();
        Authorization standing = authorizations.of(request);
        AuthorizationFact fact = switch (action) {
            case SUSPEND -> standing.suspend(by, reason, now);
            case RESUME -> standing.resume(by, reason, now);
            case REVOKE -> standing.revoke(by, reason, now);
        };
        authorizations.add(request, fact);
        journal.record(Act.of(event(action), reference, by)
                .to(Addressee.agency(request))
                .noting(reason)
                .withLetter(Letter.DIRECT_CONTACT_CHANGED)
                .withLetter(Letter.DIRECT_CONTACT_CHANGED, Addressee.INTERPOL));
        if (action != Action.RESUME) reroute.toNcb(request, Note.written(reason), by, now);
        if (action == Action.REVOKE) process.directContactRevoked(reference);
    }

    private static EventKind event(Action action) {
        return switch (action) {
            case SUSPEND -> EventKind.DIRECT_CONTACT_SUSPENDED;
            case RESUME -> EventKind.DIRECT_CONTACT_RESUMED;
            case REVOKE -> EventKind.DIRECT_CONTACT_REVOKED;
        };
    }

    /** What the head of an NCB can do to a grant. */
    public enum Action {
        SUSPEND,
        RESUME,
        REVOKE
    }
}
