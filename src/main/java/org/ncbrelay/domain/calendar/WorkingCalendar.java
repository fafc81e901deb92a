package org.ncbrelay.domain.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.ncbrelay.domain.calendar.TimeLimit.Basis;

/**
 * When work is done in a country: around the clock, except on the days of the weekend and on public holidays, by
 * the country's own clocks. Working time is real time: the day on which the clocks change counts 23 or 25 hours.
 *
 * @param zone    the country's time zone
 * @param weekend days on which no working time passes; not all seven
 * @param holiday whether no working time passes on a day for another reason; not on every day
 */
public record WorkingCalendar(ZoneId zone, Set<DayOfWeek> weekend, Predicate<LocalDate> holiday) {
    /** The General Secretariat's: Saturday and Sunday are free, days begin at midnight UTC, and it has no holidays (our default). */
    public static final WorkingCalendar INTERPOL =
            new WorkingCalendar(ZoneOffset.UTC, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

    public WorkingCalendar {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(holiday, "holiday");
        weekend = Set.copyOf(weekend);
        if (weekend.size() == DayOfWeek.values().length)
            throw new IllegalArgumentException("a week needs a working day");
    }

    /** A calendar without public holidays. */
    public WorkingCalendar(ZoneId zone, Set<DayOfWeek> weekend) {
        this(zone, weekend, day -> false);
    }

    /** When the limit is over if it starts to run now; inverse of {@link #elapsed}. */
    public Instant advance(Instant from, TimeLimit limit) {
        if (limit.basis() == Basis.AROUND_THE_CLOCK) return from.plus(limit.amount());
        Duration left = limit.amount();
        Instant cursor = from;
        while (!left.isZero()) {
            Duration today = workingTimeUntilMidnight(cursor);
            if (left.compareTo(today) <= 0) return cursor.plus(left);
            left = left.minus(today);
            cursor = midnightAfter(cursor);
        }
        return cursor;
    }

    /**
     * How much of a limit ran between two moments.
     *
     * @param to not before {@code from}
     * @throws IllegalArgumentException if {@code to} lies before {@code from}
     */
    public TimeLimit elapsed(Instant from, Instant to, Basis basis) {
        if (to.isBefore(from)) throw new IllegalArgumentException("the end lies before the start");
        if (basis == Basis.AROUND_THE_CLOCK) return TimeLimit.elapsed(Duration.between(from, to));
        Duration passed = Duration.ZERO;
        Instant cursor = from;
        while (cursor.isBefore(to)) {
            Instant midnight = midnightAfter(cursor);
            Instant end = midnight.isBefore(to) ? midnight : to;
            if (isWorkingDay(cursor)) passed = passed.plus(Duration.between(cursor, end));
            cursor = end;
        }
        return TimeLimit.working(passed);
    }

    /** Whether the moment falls on a working day by the country's clocks. */
    public boolean isWorkingDay(Instant moment) {
        LocalDate day = dayOf(moment);
        return !weekend.contains(day.getDayOfWeek()) && !holiday.test(day);
    }

    private Duration workingTimeUntilMidnight(Instant moment) {
        return isWorkingDay(moment) ? Duration.between(moment, midnightAfter(moment)) : Duration.ZERO;
    }

    private Instant midnightAfter(Instant moment) {
        return dayOf(moment).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
