package org.ncbrelay.domain.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.HEAD;
import static org.ncbrelay.fakes.Samples.NOW;
import static org.ncbrelay.fakes.Samples.RELAY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.fakes.Samples;

class AuthorizationTest {
    private static final SupportCase REQUEST = Samples.request(CaseStatus.ACKNOWLEDGED);
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(10));

    private final Authorization pending = new Authorization(REQUEST, List.of());
    private final AuthorizationFact grant = pending.grant(HEAD, "Three accounts", UNTIL, null, NOW);
    private final Authorization granted = new Authorization(REQUEST, List.of(grant));

    @Test
    void silenceIsNeverConsent() {
        assertThat(pending.state(UNTIL)).isEqualTo(ContactState.PENDING);
        assertThat(pending.isLive(UNTIL)).isFalse();
    }

    @Test
    void aGrantIsLiveFromItsStartUntilItsEndExclusive() {
        assertThat(granted.isLive(NOW.minusMillis(1))).isFalse();
        assertThat(granted.isLive(NOW)).isTrue();
        assertThat(granted.isLive(UNTIL.minusMillis(1))).isTrue();
        assertThat(granted.isLive(UNTIL)).isFalse();
        assertThat(granted.state(UNTIL)).isEqualTo(ContactState.EXPIRED);
    }

    @Test
    void eachActIsANewFactAndTheLastOneCounts() {
        Authorization suspended = with(granted, granted.suspend(HEAD, "Review", NOW));
        assertThat(suspended.state(NOW)).isEqualTo(ContactState.SUSPENDED);
        Authorization resumed = with(suspended, suspended.resume(HEAD, "Reviewed", NOW));
        assertThat(resumed.isLive(NOW)).isTrue();
        Authorization revoked = with(resumed, resumed.revoke(HEAD, "Over", NOW));
        assertThat(revoked.state(NOW)).isEqualTo(ContactState.REVOKED);
        assertThat(granted.facts()).containsExactly(grant);
    }

    @Test
    void noActIsPossibleWhereItDoesNotFit() {
        Authorization revoked = with(granted, granted.revoke(HEAD, "Over", NOW));
        Authorization refused = with(pending, pending.refuse(HEAD, "No", NOW));

        assertThatThrownBy(() -> pending.suspend(HEAD, "x", NOW)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> granted.resume(HEAD, "x", NOW)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> revoked.resume(HEAD, "x", NOW)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> revoked.revoke(HEAD, "x", NOW)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> refused.revoke(HEAD, "x", NOW)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> granted.suspend(HEAD, "x", UNTIL)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> granted.revoke(HEAD, " ", NOW)).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> pending.refuse(HEAD, " ", NOW)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void itIsDecidedOnceAndNotByTheAuthor() {
        assertThatThrownBy(() -> granted.grant(HEAD, "More", UNTIL, null, NOW)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> granted.refuse(HEAD, "No", NOW)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> pending.grant(AGENCY, "Mine", UNTIL, null, NOW))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void aGrantHasAScopeAndAnEndAhead() {
        assertThatThrownBy(() -> pending.grant(HEAD, "", UNTIL, null, NOW)).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> pending.grant(HEAD, "Three accounts", NOW, null, NOW))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void onlyAStandingGrantExpires() {
        assertThat(pending.expire(RELAY, UNTIL)).isEmpty();
        assertThat(with(granted, granted.revoke(HEAD, "Over", NOW)).expire(RELAY, UNTIL))
                .isEmpty();
        AuthorizationFact expiry = granted.expire(RELAY, UNTIL).orElseThrow();
        assertThat(with(granted, expiry).expire(RELAY, UNTIL)).isEmpty();
    }

    private static Authorization with(Authorization before, AuthorizationFact fact) {
        List<AuthorizationFact> facts = new java.util.ArrayList<>(before.facts());
        facts.add(fact);
        return new Authorization(REQUEST, facts);
    }
}
