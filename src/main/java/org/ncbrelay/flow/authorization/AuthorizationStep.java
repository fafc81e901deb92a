package org.ncbrelay.flow.authorization;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.AuthorizationFact;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.flow.RerouteDeliveries;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Authorizations;
import org.springframework.stereotype.Service;

/** Records the authorization of direct contact, its refusal, lapse and expiry (Annex 1.1). */
@Service
record AuthorizationStep(
        Cases cases,
        Authorizations authorizations,
        Journal journal,
        MemberCountries countries,
        RerouteDeliveries reroute,
        Clock clock) {
    /**
     * Grants direct contact.
     *
     * @param scope what it is about; null for the scope that the agency asked for
     * @param until last day, in the country's zone; null for the day that the agency asked for
     */
    void grant(CaseReference reference, String scope, LocalDate until, Officer by) {
        SupportCase request = cases.getForChange(reference);
        grant(request, scope, endOf(request, until, "validUntil"), null, by);
    }

    /**
     * Grants direct contact unasked, or again.
     *
     * @param scope null for the scope of the last grant, or else as asked
     */
    void grant(SupportCase request, String scope, Instant until, String reason, Officer by) {
        Authorization standing = authorizations.of(request);
        String about = scope != null
                ? scope
                : standing.grant().map(AuthorizationFact::scope).orElseGet(() -> asked(request, "scope", "scope"));
        AuthorizationFact fact = standing.grant(by, about, until, reason, clock.instant());
        authorizations.add(request, fact);
        announce(request, fact, EventKind.DIRECT_CONTACT_GRANTED, Letter.DIRECT_CONTACT_GRANTED, by);
    }

    /** Refuses direct contact; the channel stays via the NCB. */
    void refuse(CaseReference reference, String reason, Officer by) {
        SupportCase request = cases.getForChange(reference);
        AuthorizationFact fact = authorizations.of(request).refuse(by, reason, clock.instant());
        authorizations.add(request, fact);
        announce(request, fact, EventKind.DIRECT_CONTACT_REFUSED, Letter.DIRECT_CONTACT_REFUSED, by);
    }

    private void announce(SupportCase request, AuthorizationFact fact, EventKind kind, Letter letter, Officer by) {
        journal.record(Act.of(kind, request.reference(), by)
                .to(Addressee.agency(request))
                .noting(fact.reason())
                .withLetter(letter)
                .withLetter(letter, Addressee.INTERPOL));
    }

    /**
     * The end of a grant, exclusive.
     *
     * @param until last day; null for the day that the agency asked for
     * @param field name of the day, for the refusal
     */
    private Instant endOf(SupportCase request, LocalDate until, String field) {
        LocalDate last = until != null ? until : LocalDate.parse(asked(request, "until", field));
        ZoneId zone =
                countries.find(request.organisation()).orElseThrow().calendar().zone();
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /**
     * The same where the head grants anew, or renews.
     *
     * @throws Refusal.Invalid if the case is not retained so long (our default)
     */
    Instant retainedEndOf(CaseReference reference, LocalDate until) {
        SupportCase request = cases.get(reference);
        if (until != null && until.isAfter(request.retentionUntil()))
            throw new Refusal.Invalid(
                    "until", "wrong.retained", "must not lie after the last day on which the case is retained");
        return endOf(request, until, "until");
    }

    private static String asked(SupportCase request, String name, String field) {
        return request.text("directContact", name)
                .orElseThrow(() -> new Refusal.Invalid(field, "is missing: the request names none"));
    }

    /** Records that the NCB did not decide in time. The channel stays via the NCB, which may still grant it (our default). */
    void lapse(CaseReference reference, Officer by) {
        SupportCase request = cases.getForChange(reference);
        authorizations.of(request).lapse(by, clock.instant()).ifPresent(fact -> {
            authorizations.add(request, fact);
            announce(request, fact, EventKind.DIRECT_CONTACT_LAPSED, Letter.DIRECT_CONTACT_LAPSED, by);
        });
    }

    /** Records that a grant of direct contact has run out. Does nothing where the grant had ended otherwise or was renewed. */
    void expire(CaseReference reference, Officer by) {
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
