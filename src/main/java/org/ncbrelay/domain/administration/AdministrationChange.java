package org.ncbrelay.domain.administration;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;

/**
 * A change that one operator asked for, and what became of it. Another operator confirms or refuses it; a decision is never
 * overwritten.
 *
 * @param number       0 until it is stored
 * @param organisation whose audit log records it; INTERPOL where it concerns no single organisation
 * @param expiresAt    from this moment on it can no longer be confirmed
 * @param decidedBy    null while it is pending
 * @param decidedAt    null while it is pending
 */
public record AdministrationChange(
        long number,
        Proposal proposal,
        OrganisationCode organisation,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        State state,
        String decidedBy,
        Instant decidedAt) {
    /** Our default: long enough for a week's absence of the other operator. */
    public static final Duration OPEN_FOR = Duration.ofDays(7);

    /** What has become of a change. */
    public enum State {
        PENDING,
        /** By a second operator, and carried out. */
        CONFIRMED,
        REFUSED,
        EXPIRED,
        /** Carried out by one operator alone: while there was no other, or because it must not wait. */
        MADE_ALONE
    }

    public AdministrationChange {
        Objects.requireNonNull(proposal, "proposal");
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(askedBy, "askedBy");
        if (state == State.CONFIRMED && askedBy.equals(decidedBy))
            throw new IllegalArgumentException("nobody confirms what they asked for");
    }

    public static AdministrationChange asked(Proposal proposal, OrganisationCode organisation, String by, Instant at) {
        return new AdministrationChange(
                0, proposal, organisation, by, at, at.plus(OPEN_FOR), State.PENDING, null, null);
    }

    public AdministrationChange numbered(long given) {
        return new AdministrationChange(
                given, proposal, organisation, askedBy, askedAt, expiresAt, state, decidedBy, decidedAt);
    }

    /** The same, carried out at once by the operator who asked. */
    public AdministrationChange madeAlone() {
        return decided(State.MADE_ALONE, organisation, askedBy, askedAt);
    }

    /**
     * @param concerned the organisation that the account serves now
     * @throws Refusal.Forbidden to the one who asked for it, and to whom it is about
     * @throws Refusal.Conflict  if it was already decided, or too late
     */
    public AdministrationChange confirmed(String by, OrganisationCode concerned, Instant at) {
        requirePending(at);
        if (by.equals(askedBy))
            throw new Refusal.Forbidden(
                    "refused.changeOwn", "You asked for this change yourself; another operator must confirm it.");
        if (proposal.account().filter(by::equals).isPresent())
            throw new Refusal.Forbidden(
                    "refused.changeAbout", "This change is about your own account; another operator must confirm it.");
        return decided(State.CONFIRMED, concerned, by, at);
    }

    /**
     * The officer who asked may take the change back by this too.
     *
     * @throws Refusal.Conflict if it was already decided, or too late
     */
    public AdministrationChange refused(String by, Instant at) {
        requirePending(at);
        return decided(State.REFUSED, organisation, by, at);
    }

    private void requirePending(Instant at) {
        if (state != State.PENDING)
            throw new Refusal.Conflict(
                    "refused.changeDecided",
                    "Change %s is no longer pending: %s by %s.",
                    number,
                    EnumWords.of(state),
                    decidedBy);
        if (!at.isBefore(expiresAt))
            throw new Refusal.Conflict("refused.changeExpired", "Change %s expired at %s.", number, expiresAt);
    }

    private AdministrationChange decided(State became, OrganisationCode concerned, String by, Instant at) {
        return new AdministrationChange(
                number, proposal.withoutPassword(), concerned, askedBy, askedAt, expiresAt, became, by, at);
    }
}
