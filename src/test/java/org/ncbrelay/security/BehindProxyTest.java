package org.ncbrelay.security;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.ncbrelay.support.MutableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** A relay with a proxy in front that says from where a call came and how, and with low rates. */
@Import(BehindProxyTest.Time.class)
@TestPropertySource(
        properties = {
            "relay.rate.account-burst=30",
            "relay.rate.account-per-second=1",
            "relay.rate.address-burst=40",
            "relay.rate.address-per-second=1",
            "server.forward-headers-strategy=native",
            "relay.base-url=https://relay.example",
            "relay.hosts=second.example,Third.example"
        })
public abstract class BehindProxyTest extends DoorTest {
    /** Longer than an empty count of these rates needs to fill. */
    private static final Duration BETWEEN_TESTS = Duration.ofMinutes(1);

    @Autowired
    private MutableClock clock;

    @BeforeEach
    void countAnew() {
        clock.advance(BETWEEN_TESTS);
    }

    /** Stands still during a test: on a busy machine a request would come back while others are still being sent. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        MutableClock clockOfRates() {
            return new MutableClock(Clock.systemUTC().instant());
        }
    }
}
