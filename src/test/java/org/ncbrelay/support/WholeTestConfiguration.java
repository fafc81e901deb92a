package org.ncbrelay.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ncbrelay.support.matter.StoredRows;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** What tests from outside add: a count of what is stored, and a clock that ticks, but from the day for which the samples were written. */
@TestConfiguration(proxyBeanMethods = false)
@Import({Caller.class, StoredRows.class})
class WholeTestConfiguration {
    static final String SHIFTED_CLOCK = "shiftedClock";

    private static final Instant DAY_OF_THE_SAMPLES = Instant.parse("2026-11-25T12:00:00Z");

    @Bean(SHIFTED_CLOCK)
    @Primary
    Clock shiftedClock() {
        Clock real = Clock.systemUTC();
        return Clock.offset(real, Duration.between(real.instant(), DAY_OF_THE_SAMPLES));
    }
}
