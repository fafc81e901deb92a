package org.ncbrelay.domain.authorization;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.authorization.AuthorizationFact.FactKind;
import org.ncbrelay.domain.casefile.SupportCase;

/**
 * Whether an agency may be in direct contact with INTERPOL's wildlife team: what follows from all recorded facts, in
 * order. Each act answers the new fact to be recorded; nothing recorded is ever changed.
 */
public record Authorization(SupportCase request, List<AuthorizationFact> facts) {
    public Authorization {
        facts = List.copyOf(facts);
    }

    /** The state at a moment; a grant that has run out is expired even before the timer says so. */
    public ContactState state(Instant now) {
        ContactState state = recorded();
        return state.isGrant() && ranOut(now) ? ContactState.EXPIRED : state;
    }

    private ContactState recorded() {
        if (facts.isEmpty())
            return request.directContactRequested() ? ContactState.PENDING : ContactState.NOT_REQUESTED;
        return facts.get(facts.size() - 1).kind().state();
    }

    private boolean ranOut(Instant now) {
        return grant().filter(grant -> !now.isBefore(grant.validUntil())).isPresent();
    }

    /** Whether direct contact is authorized at a moment; silence is never consent. */
    public boolean isLive(Instant now) {
        return state(now) == ContactState.GRANTED
                && grant().filter(grant -> !now.isBefore(grant.validFrom())).isPresent();
    }

    /** The newest grant, or its renewal. */
    public Optional<AuthorizationFact> grant() {
        return newest(FactKind.GRANTED, FactKind.RENEWED);
    }

    /** The newest decision: grant, renewal or refusal. */
    public Optional<AuthorizationFact> decision() {
        return newest(FactKind.GRANTED, FactKind.RENEWED, FactKind.REFUSED);
    }

    private Optional<AuthorizationFact> newest(FactKind... kinds) {
        List<FactKind> wanted = List.of(kinds);
        return facts.stream().filter(fact -> wanted.contains(fact.kind())).reduce((earlier, later) -> later);
    }

    /**
     * Grants direct contact to the agency of the request: as asked, unasked, or again after a refusal, a lapse or an end.
     *
     * @param until end, exclusive; after now
     * @throws Refusal.Forbidden if the officer wrote the request
     * @throws Refusal.Conflict  if direct contact is authorized or suspended
     */
    public AuthorizationFact grant(Officer by, String scope, Instant until, String reason, Instant now) {
        refuseAuthor(by);
        if (state(now).isGrant()) throw notNow(now);
        return granted(FactKind.GRANTED, by, scope, until, reason, now);
    }

    /**
     * Renews a live grant before it runs out.
     *
     * @param scope null for the scope of the grant
     * @param until new end, exclusive; after the end of the grant
     * @throws Refusal.Forbidden if the officer wrote the request
     */
    public AuthorizationFact renew(Officer by, String scope, Instant until, String reason, Instant now) {
        refuseAuthor(by);
        AuthorizationFact standing = grant().orElseThrow(() -> notNow(now));
        change(FactKind.RENEWED, by, reason, now, ContactState.GRANTED);
        if (!until.isAfter(standing.validUntil()))
            throw new Refusal.Invalid("until", "wrong.ahead", "must lie after the end of the grant");
        return granted(FactKind.RENEWED, by, scope == null ? standing.scope() : scope, until, reason, now);
    }

    private AuthorizationFact granted(
            FactKind kind, Officer by, String scope, Instant until, String reason, Instant now) {
        if (scope == null || scope.isBlank()) throw new Refusal.Invalid("scope", "say what direct contact is about");
        if (!until.isAfter(now)) throw new Refusal.Invalid("until", "wrong.ahead", "must lie in the future");
        return new AuthorizationFact(kind, request.agencyName(), scope, now, until, reason, by.userId(), now);
    }

    /**
     * The last whole day of a grant.
     *
     * @param end  exclusive; null gives null
     * @param zone in which its country counts days
     */
    public static LocalDate lastDay(Instant end, ZoneId zone) {
        return end == null ? null : LocalDate.ofInstant(end.minusMillis(1), zone);
    }

    /** Refuses direct contact; the channel stays via the NCB. */
    public AuthorizationFact refuse(Officer by, String reason, Instant now) {
        refuseAuthor(by);
        if (recorded() != ContactState.PENDING) throw notNow(now);
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        return AuthorizationFact.plain(FactKind.REFUSED, reason, by.userId(), now);
    }

    /** Suspends a live grant until it is resumed. */
    public AuthorizationFact suspend(Officer by, String reason, Instant now) {
        return change(FactKind.SUSPENDED, by, reason, now, ContactState.GRANTED);
    }

    /**
     * Resumes a suspended grant, which is to decide on it again.
     *
     * @throws Refusal.Forbidden if the officer wrote the request
     */
    public AuthorizationFact resume(Officer by, String reason, Instant now) {
        refuseAuthor(by);
        return change(FactKind.RESUMED, by, reason, now, ContactState.SUSPENDED);
    }

    /** Ends a grant for good, before its time. */
    public AuthorizationFact revoke(Officer by, String reason, Instant now) {
        return change(FactKind.REVOKED, by, reason, now, ContactState.GRANTED, ContactState.SUSPENDED);
    }

    /** Records that the NCB did not decide in time; silence is never consent (our default). Empty where it had decided. */
    public Optional<AuthorizationFact> lapse(Officer by, Instant now) {
        return factWhen(recorded() == ContactState.PENDING, FactKind.LAPSED, by, now);
    }

    /** Records that the grant has run out; empty where it had ended otherwise or was renewed. */
    public Optional<AuthorizationFact> expire(Officer by, Instant now) {
        return factWhen(recorded().isGrant() && ranOut(now), FactKind.EXPIRED, by, now);
    }

    /** Records that a grant ends with its case; empty where none stands. */
    public Optional<AuthorizationFact> end(Officer by, Instant now) {
        return factWhen(recorded().isGrant(), FactKind.ENDED, by, now);
    }

    private static Optional<AuthorizationFact> factWhen(boolean stands, FactKind kind, Officer by, Instant now) {
        return stands ? Optional.of(AuthorizationFact.plain(kind, null, by.userId(), now)) : Optional.empty();
    }

    private AuthorizationFact change(FactKind kind, Officer by, String reason, Instant now, ContactState... from) {
        if (!List.of(from).contains(state(now))) throw notNow(now);
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        return AuthorizationFact.plain(kind, reason, by.userId(), now);
    }

    private Refusal.Conflict notNow(Instant now) {
        return new Refusal.Conflict(
                "refused.contactState",
                "Direct contact is " + EnumWords.of(state(now)) + "; this is not possible now.");
    }

    private void refuseAuthor(Officer by) {
        if (request.isAuthor(by))
            throw new Refusal.Forbidden("refused.author", "You wrote this request; somebody else must decide.");
    }
}
