package org.ncbrelay.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.ncbrelay.engine.EngineInternals;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The clock of a generated year: it starts where the year starts, so that what is seeded in a new database is older than its cases. */
@Component
@Primary
@Profile("demo-data")
class MovingSimulationClock extends Clock implements DemoDataGenerator.SimulationClock {
    private volatile Instant now = today().minus(Duration.ofDays(DemoDataGenerator.DAYS + 1));

    /** The end of the simulation by the clock of this machine. */
    static Instant today() {
        return Clock.systemUTC().instant();
    }

    @Override
    public void moveTo(Instant moment) {
        now = moment;
        EngineInternals.setClock(Date.from(moment));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
