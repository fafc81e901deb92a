package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.MutableClock;

class RequestRatesTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-02-03T10:15:30Z"));
    private final RequestRates rates = new RequestRates(new RequestRates.RateLimits(3, 2, 2, 1), clock);

    @Test
    void aBurstIsAnsweredAndThenTheLongRunCounts() {
        for (int i = 0; i < 3; i++) assertThat(rates.ofAccount("ncb.ken")).isZero();
        assertThat(rates.ofAccount("ncb.ken")).isEqualTo(Duration.ofMillis(500));
        clock.set(clock.instant().plusMillis(500));
        assertThat(rates.ofAccount("ncb.ken")).isZero();
        assertThat(rates.ofAccount("ncb.ken")).isPositive();
    }

    @Test
    void oneAccountDoesNotUseUpAnother() {
        for (int i = 0; i < 100; i++) rates.ofAccount("ncb.ken");
        assertThat(rates.ofAccount("ncb.fra")).isZero();
    }

    @Test
    void strangersDoNotUseUpAnAccountNorAnotherNetwork() {
        for (int i = 0; i < 100; i++) rates.ofAddress("2001:db8:0:1::" + Integer.toHexString(i));
        assertThat(rates.ofAddress("2001:db8:0:1::ffff")).isPositive();
        assertThat(rates.ofAddress("2001:db8:0:2::1")).isZero();
        assertThat(rates.ofAddress("192.0.2.1")).isZero();
        assertThat(rates.ofAccount("ncb.ken")).isZero();
    }
}
