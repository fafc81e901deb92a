package org.ncbrelay.flow.authorization;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.AuthorizationFact;
import org.ncbrelay.domain.authorization.ContactState;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.flow.RerouteDeliveries;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Authorizations;
import org.ncbrelay.store.cases.CaseRecords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Grants direct contact unasked or again, renews, suspends, resumes or revokes it; effective on whatever crosses the channel next. */
@Service
public class ChangeAuthorization {
    private final Cases cases;
    private final AuthorizationStep step;
    private final CaseRecords acknowledgments;
    private final Authorizations authorizations;
    private final RerouteDeliveries reroute;
    private final Journal journal;
    private final CaseProcess process;
    private final Authorship authorship;
    private final Clock clock;

    ChangeAuthorization(
            Cases cases,
            AuthorizationStep step,
            CaseRecords acknowledgments,
            Authorizations authorizations,
            RerouteDeliveries reroute,
            Journal journal,
            CaseProcess process,
            Authorship authorship,
            Clock clock) {
        this.cases = cases;
        this.step = step;
        this.acknowledgments = acknowledgments;
        this.authorizations = authorizations;
        this.reroute = reroute;
        this.journal = journal;
        this.process = process;
        this.authorship = authorship;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Forbidden if the officer does not head the NCB of the case's country, or decides on the own request
     * @throws Refusal.Conflict  naming the present state, if the change is not possible now
     * @throws Refusal.Invalid   naming {@code reason}, {@code scope} or {@code until}
     */
    @Transactional
    public void change(CaseReference reference, Change change, Officer by) {
        SupportCase request = record(reference, change, by);
        if (change.action() == Action.GRANT) grant(request, change, by);
        else process.directContactChanged(reference, change.action().message());
    }

    /** The same where the flow of the grant, which asked for the decision, goes on by itself; a grant is not recorded yet. */
    SupportCase record(CaseReference reference, Change change, Officer by) {
        SupportCase request = cases.getForChange(reference);
        if (!by.is(Role.NCB_HEAD) || !by.organisation().equals(request.organisation()))
            throw new Refusal.Forbidden("refused.head", "Only the head of the NCB can change an authorization.");
        if (change.reason() != null && !change.reason().isBlank())
            Texts.requiredNarrative("reason", change.reason(), 2000);
        request.requireOpen();
        if (change.action().isDecision() && authorship.isAuthor(reference, Authorship.REQUEST, by.userId()))
            throw new Refusal.Forbidden("refused.author", "You wrote this request; somebody else must decide.");
        if (change.action() != Action.GRANT) changeGrant(request, change, by);
        return request;
    }

    private void grant(SupportCase request, Change change, Officer by) {
        if (!acknowledgments.isAcknowledged(request.reference()))
            throw new Refusal.Conflict("refused.notAcknowledged", "The NCB has not acknowledged this request.");
        boolean asked = authorizations.of(request).state(clock.instant()) == ContactState.PENDING;
        if (asked && process.directContactDecided(request.reference(), change.scope(), change.until())) return;
        step.grant(
                request,
                change.scope(),
                step.retainedEndOf(request.reference(), change.until()),
                Texts.requiredNarrative("reason", change.reason(), 2000),
                by);
        process.directContactGranted(request.reference(), Phrase.DIRECT_CONTACT.with(request.title()));
    }

    private void changeGrant(SupportCase request, Change change, Officer by) {
        Instant now = clock.instant();
        String reason = change.reason();
        Authorization standing = authorizations.of(request);
        AuthorizationFact fact = switch (change.action()) {
            case SUSPEND -> standing.suspend(by, reason, now);
            case RESUME -> standing.resume(by, reason, now);
            case RENEW ->
                standing.renew(
                        by, change.scope(), step.retainedEndOf(request.reference(), change.until()), reason, now);
            case REVOKE -> standing.revoke(by, reason, now);
            case GRANT -> throw new IllegalStateException("a grant starts anew");
        };
        authorizations.add(request, fact);
        journal.record(Act.of(change.action().event(), request.reference(), by)
                .to(Addressee.agency(request))
                .noting(reason)
                .withLetter(Letter.DIRECT_CONTACT_CHANGED)
                .withLetter(Letter.DIRECT_CONTACT_CHANGED, Addressee.INTERPOL));
        if (!change.action().isDecision()) reroute.toNcb(request, Note.written(reason), by, now);
    }

    /**
     * A decision of the head.
     *
     * @param scope what a grant or renewal is about, at most 500 characters; null as before, or as asked
     * @param until last day of a grant or renewal; null for the day that the agency asked for
     */
    public record Change(Action action, String reason, String scope, LocalDate until) {
        public static Change of(Action action, String reason) {
            return new Change(action, reason, null, null);
        }
    }

    /** What the head of an NCB can do about direct contact. */
    public enum Action {
        GRANT(EventKind.DIRECT_CONTACT_GRANTED, null),
        RENEW(EventKind.DIRECT_CONTACT_RENEWED, DirectContactProcess.RENEWED_MESSAGE),
        SUSPEND(EventKind.DIRECT_CONTACT_SUSPENDED, DirectContactProcess.SUSPENDED_MESSAGE),
        RESUME(EventKind.DIRECT_CONTACT_RESUMED, DirectContactProcess.RESUMED_MESSAGE),
        REVOKE(EventKind.DIRECT_CONTACT_REVOKED, DirectContactProcess.REVOKED_MESSAGE);

        private final EventKind event;
        /** Of the flow of the grant; null where the act begins it. */
        private final String message;

        Action(EventKind event, String message) {
            this.event = event;
            this.message = message;
        }

        /** Whether it opens the channel, which no one does who wrote the request (V13). */
        public boolean isDecision() {
            return this == GRANT || this == RENEW || this == RESUME;
        }

        EventKind event() {
            return event;
        }

        String message() {
            return message;
        }
    }
}
