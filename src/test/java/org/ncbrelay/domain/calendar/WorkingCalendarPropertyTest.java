package org.ncbrelay.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.ncbrelay.domain.calendar.TimeLimit.Basis;

class WorkingCalendarPropertyTest {
    private static final long FROM = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2035-01-01T00:00:00Z").getEpochSecond();

    @Property(tries = 500)
    void whatElapsesUntilTheEndIsTheLimit(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant from,
            @ForAll("limits") TimeLimit limit) {
        assertThat(calendar.elapsed(from, calendar.advance(from, limit), limit.basis()))
                .isEqualTo(limit);
    }

    @Property(tries = 500)
    void aLimitRunsTheSameInTwoParts(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant from,
            @ForAll("limits") TimeLimit limit,
            @ForAll @LongRange(min = 0, max = 100) long percent) {
        Instant end = calendar.advance(from, limit);
        Instant between =
                from.plus(Duration.between(from, end).multipliedBy(percent).dividedBy(100));
        TimeLimit left = limit.minus(calendar.elapsed(from, between, limit.basis()));
        // At the very end a weekend may lie between: nothing is left, so nothing moves.
        if (!left.amount().isZero()) assertThat(calendar.advance(between, left)).isEqualTo(end);
    }

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Europe/Paris",
                        "Africa/Cairo",
                        "Asia/Tehran",
                        "Asia/Beirut",
                        "America/Santiago",
                        "Pacific/Apia")
                .map(ZoneId::of);
        Arbitrary<Set<DayOfWeek>> weekends =
                Arbitraries.of(DayOfWeek.class).set().ofMaxSize(3);
        return Combinators.combine(zones, weekends).as(WorkingCalendar::new);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(FROM, TO).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<TimeLimit> limits() {
        Arbitrary<Duration> amounts =
                Arbitraries.longs().between(0, 60L * 86_400_000).map(Duration::ofMillis);
        return Combinators.combine(Arbitraries.of(Basis.class), amounts).as(TimeLimit::new);
    }
}
