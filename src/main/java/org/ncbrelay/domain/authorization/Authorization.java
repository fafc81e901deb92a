package org.ncbrelay.domain.authorization;

import java.time.Instant;
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
    /** The state at a moment. */
    public enum State {
        PENDING,
        REFUSED,
        LIVE,
        SUSPENDED,
        REVOKED,
        EXPIRED
    }

    public Authorization {
        facts = List.copyOf(facts);
    }

    /** The state at a moment; a grant that has run out is expired even before the timer says so. */
    public State state(Instant now) {
        State state = State.PENDING;
        for (AuthorizationFact fact : facts)
            state = switch (fact.kind()) {
                case GRANTED, RESUMED -> State.LIVE;
                case REFUSED -> State.REFUSED;
                case SUSPENDED -> State.SUSPENDED;
                case REVOKED -> State.REVOKED;
                case EXPIRED -> State.EXPIRED;
            };
        boolean ranOut =
                grant().filter(grant -> !now.isBefore(grant.validUntil())).isPresent();
        return ranOut && (state == State.LIVE || state == State.SUSPENDED) ? State.EXPIRED : state;
    }

    /** Whether direct contact is authorized at a moment; silence is never consent. */
    public boolean isLive(Instant now) {
        return state(now) == State.LIVE
                && grant().filter(grant -> !now.isBefore(grant.validFrom())).isPresent();
    }

    public Optional<AuthorizationFact> grant() {
        return facts.stream().filter(fact -> fact.kind() == FactKind.GRANTED).findFirst();
    }

    /** The first decision, grant or refusal. */
    public Optional<AuthorizationFact> decision() {
        return facts.stream()
                .filter(fact -> fact.kind() == FactKind.GRANTED || fact.kind() == FactKind.REFUSED)
                .findFirst();
    }

    /**
     * Grants direct contact to the agency that asked.
     *
     * @param until end, exclusive; after now
     * @throws Refusal.Forbidden if the officer wrote the request
     * @throws Refusal.Conflict  if it has been decided
     */
    public AuthorizationFact grant(Officer by, String scope, Instant until, Instant now) {
        requireUndecided(by);
        if (scope == null || scope.isBlank()) throw new Refusal.Invalid("scope", "say what direct contact is about");
        if (!until.isAfter(now)) throw new Refusal.Invalid("validUntil", "wrong.ahead", "must lie in the future");
        return new AuthorizationFact(FactKind.GRANTED, request.agencyName(), scope, now, until, null, by.userId(), now);
    }

    /** Refuses direct contact; the channel stays via the NCB. */
    public AuthorizationFact refuse(Officer by, String reason, Instant now) {
        requireUndecided(by);
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        return AuthorizationFact.plain(FactKind.REFUSED, reason, by.userId(), now);
    }

    /** Suspends a live grant until it is resumed. */
    public AuthorizationFact suspend(Officer by, String reason, Instant now) {
        return change(FactKind.SUSPENDED, by, reason, now, State.LIVE);
    }

    /**
     * Resumes a suspended grant, which is to decide on it again.
     *
     * @throws Refusal.Forbidden if the officer wrote the request
     */
    public AuthorizationFact resume(Officer by, String reason, Instant now) {
        refuseAuthor(by);
        return change(FactKind.RESUMED, by, reason, now, State.SUSPENDED);
    }

    /** Ends a grant for good, before its time. */
    public AuthorizationFact revoke(Officer by, String reason, Instant now) {
        return change(FactKind.REVOKED, by, reason, now, State.LIVE, State.SUSPENDED);
    }

    /** Records that the grant has run out; empty where it had ended otherwise. */
    public Optional<AuthorizationFact> expire(Officer by, Instant now) {
        boolean ended = facts.stream().anyMatch(f -> f.kind() == FactKind.REVOKED || f.kind() == FactKind.EXPIRED);
        if (ended || grant().isEmpty()) return Optional.empty();
        return Optional.of(AuthorizationFact.plain(FactKind.EXPIRED, null, by.userId(), now));
    }

    private AuthorizationFact change(FactKind kind, Officer by, String reason, Instant now, State... from) {
        State standing = state(now);
        if (!List.of(from).contains(standing))
            throw new Refusal.Conflict(
                    "refused.contactState",
                    "Direct contact is " + EnumWords.of(standing) + "; this is not possible now.");
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        return AuthorizationFact.plain(kind, reason, by.userId(), now);
    }

    private void refuseAuthor(Officer by) {
        if (request.isAuthor(by))
            throw new Refusal.Forbidden("refused.author", "You wrote this request; somebody else must decide.");
    }

    private void requireUndecided(Officer by) {
        refuseAuthor(by);
        decision().ifPresent(fact -> {
            throw new Refusal.Conflict(
                    "Direct contact was decided by " + fact.recordedBy() + " at " + fact.recordedAt() + ".");
        });
    }
}
