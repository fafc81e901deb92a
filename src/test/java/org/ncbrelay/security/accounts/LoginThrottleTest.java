package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final LoginThrottle throttle = throttle(3, 6);

    /** Failures that are answered at once; one more each hour. */
    static LoginThrottle throttle(int ofAccount, int ofAddress) {
        Duration hour = Duration.ofHours(1);
        return new LoginThrottle(
                new LoginLimits(ofAccount, hour, ofAddress, hour, Duration.ofHours(8), 5, true, Duration.ofHours(72)));
    }

    @Test
    void theOfficerIsNotKeptOutElsewhere() {
        guesses("192.0.2.1", "ncb.ken", 50);
        assertThat(isExamined("198.51.100.7", "ncb.ken")).isTrue();
    }

    @Test
    void manyAccountsFromOneAddressAreSlowedDownToo() {
        for (int i = 0; i < 6; i++)
            assertThat(isExamined("192.0.2.1", "user" + i)).isTrue();
        assertThat(isExamined("192.0.2.1", "another")).isFalse();
    }

    @Test
    void theAddressesOfOneNetworkAreOne() {
        for (int i = 0; i < 3; i++) isExamined("2001:db8:0:1::" + i, "ncb.ken");
        assertThat(isExamined("2001:db8:0:1::99", "ncb.ken")).isFalse();
        assertThat(isExamined("2001:db8:0:2::99", "ncb.ken")).isTrue();
    }

    @Test
    void aRightPasswordForgivesTypingErrors() {
        guesses("192.0.2.1", "ncb.ken", 2);
        throttle.count("192.0.2.1", "ncb.ken", () -> true);
        throttle.giveBack("192.0.2.1", "ncb.ken");
        throttle.forgive("192.0.2.1", "ncb.ken");
        assertThat(guesses("192.0.2.1", "ncb.ken", 4)).isEqualTo(3);
        assertThat(guesses("192.0.2.1", "another", 4))
                .as("those of the address stay")
                .isEqualTo(1);
    }

    @Test
    void aGuessThatWasNotExaminedIsNone() {
        for (int i = 0; i < 10; i++) {
            assertThat(isExamined("192.0.2.1", "ncb.ken")).isTrue();
            throttle.giveBack("192.0.2.1", "ncb.ken");
        }
    }

    @Test
    void whatAnotherCallDecidesIsNoGuess() {
        for (int i = 0; i < 10; i++)
            assertThat(throttle.count("192.0.2.1", "ncb.ken", () -> false)).isFalse();
        assertThat(isExamined("192.0.2.1", "ncb.ken")).isTrue();
    }

    private int guesses(String address, String account, int count) {
        int examined = 0;
        for (int i = 0; i < count; i++) if (isExamined(address, account)) examined++;
        return examined;
    }

    private boolean isExamined(String address, String account) {
        try {
            return throttle.count(address, account, () -> true);
        } catch (TooManyFailures tooMany) {
            return false;
        }
    }
}
