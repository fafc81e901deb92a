package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final LoginThrottle throttle = new LoginThrottle(
            new LoginLimits(3, Duration.ofHours(1), 6, Duration.ofHours(1), Duration.ofHours(8), 5, true));

    @Test
    void anAddressThatGuessesMustWait() {
        for (int i = 0; i < 3; i++) throttle.failed("192.0.2.1", "ncb.ken");
        assertThat(throttle.wait("192.0.2.1", "ncb.ken")).isPositive();
    }

    @Test
    void theOfficerIsNotKeptOutElsewhere() {
        for (int i = 0; i < 50; i++) throttle.failed("192.0.2.1", "ncb.ken");
        assertThat(throttle.wait("198.51.100.7", "ncb.ken")).isZero();
    }

    @Test
    void manyAccountsFromOneAddressAreSlowedDownToo() {
        for (int i = 0; i < 6; i++) throttle.failed("192.0.2.1", "user" + i);
        assertThat(throttle.wait("192.0.2.1", "another")).isPositive();
    }

    @Test
    void theAddressesOfOneNetworkAreOne() {
        for (int i = 0; i < 3; i++) throttle.failed("2001:db8:0:1::" + i, "ncb.ken");
        assertThat(throttle.wait("2001:db8:0:1::99", "ncb.ken")).isPositive();
        assertThat(throttle.wait("2001:db8:0:2::99", "ncb.ken")).isZero();
    }

    @Test
    void aRightPasswordForgivesTypingErrors() {
        for (int i = 0; i < 2; i++) throttle.failed("192.0.2.1", "ncb.ken");
        throttle.succeeded("192.0.2.1", "ncb.ken");
        for (int i = 0; i < 2; i++) throttle.failed("192.0.2.1", "ncb.ken");
        assertThat(throttle.wait("192.0.2.1", "ncb.ken")).isZero();
    }
}
