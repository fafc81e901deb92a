package org.ncbrelay.security.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.passkeys.Challenges.Purpose;
import org.ncbrelay.support.MutableClock;
import org.springframework.mock.web.MockHttpSession;

class ChallengesTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-02-03T10:15:30Z"));
    private final Challenges challenges = new Challenges(clock);
    private final MockHttpSession session = new MockHttpSession();

    @Test
    void aChallengeIsAnsweredOnce() {
        challenges.keep(session, Purpose.LOGIN, null, "abc");

        assertThat(challenges.take(session, Purpose.LOGIN, null)).isEqualTo("abc");
        assertLate(Purpose.LOGIN, null);
    }

    @Test
    void itIsGoodForItsPersonOnlyAndGoneAfterAnotherTried() {
        challenges.keep(session, Purpose.PROOF, "ncb.ken", "abc");

        assertLate(Purpose.PROOF, "ncbhead.ken");
        assertLate(Purpose.PROOF, "ncb.ken");
    }

    @Test
    void itIsGoodForItsPurposeOnly() {
        challenges.keep(session, Purpose.PROOF, "ncb.ken", "abc");

        assertLate(Purpose.LOGIN, "ncb.ken");
        assertLate(Purpose.REGISTRATION, "ncb.ken");
        assertThat(challenges.take(session, Purpose.PROOF, "ncb.ken")).isEqualTo("abc");
    }

    @Test
    void itIsGoodForFiveMinutes() {
        challenges.keep(session, Purpose.LOGIN, null, "abc");
        clock.advance(Challenges.VALID.plusSeconds(1));

        assertLate(Purpose.LOGIN, null);
    }

    @Test
    void withoutASessionThereIsNone() {
        assertThatThrownBy(() -> challenges.take(null, Purpose.LOGIN, null)).isInstanceOf(PasskeyRefused.class);
    }

    private void assertLate(Purpose purpose, String userId) {
        assertThatThrownBy(() -> challenges.take(session, purpose, userId))
                .isInstanceOfSatisfying(
                        PasskeyRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(PasskeyRefused.Reason.LATE));
    }
}
