package org.ncbrelay.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** What tests from outside add: a clock that ticks, but from the day for which the samples were written. */
@TestConfiguration(proxyBeanMethods = false)
class WholeTestConfiguration {
    static final String SHIFTED_CLOCK = "shiftedClock";

    private static final Instant DAY_OF_THE_SAMPLES = Instant.parse("2026-11-25T12:00:00Z");

    @Bean(SHIFTED_CLOCK)
    @Primary
    Clock shiftedClock() {
        Clock real = Clock.systemUTC();
        return Clock.offset(real, Duration.between(real.instant(), DAY_OF_THE_SAMPLES));
    }

    /** Lazy: the port is known only once the server listens. */
    @Bean
    @Lazy
    Caller caller(Environment environment) {
        return new Caller("http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }
}
