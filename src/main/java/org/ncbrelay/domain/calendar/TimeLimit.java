package org.ncbrelay.domain.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an officer has: time around the clock, or working time. A working day counts as 24 hours outside
 * the weekend (our default), so that a limit can be halved, paused and resumed to the nanosecond.
 *
 * @param basis  which time counts
 * @param amount 0 to 3,660 days of 24 hours
 */
public record TimeLimit(Basis basis, Duration amount) implements Comparable<TimeLimit> {
    /** Which time counts. */
    public enum Basis {
        AROUND_THE_CLOCK,
        WORKING_TIME
    }

    private static final Duration MOST = Duration.ofDays(3660);
    private static final Pattern WORKING = Pattern.compile("(\\d{1,4})WD(T[0-9HMS.]+)?");

    public TimeLimit {
        Objects.requireNonNull(basis, "basis");
        if (amount.isNegative() || amount.compareTo(MOST) > 0)
            throw new IllegalArgumentException("a time limit lies between 0 and 3660 days");
    }

    public static TimeLimit elapsed(Duration amount) {
        return new TimeLimit(Basis.AROUND_THE_CLOCK, amount);
    }

    public static TimeLimit workingDays(long days) {
        return working(Duration.ofDays(days));
    }

    /** @param amount working time; 24 hours are one working day */
    public static TimeLimit working(Duration amount) {
        return new TimeLimit(Basis.WORKING_TIME, amount);
    }

    /**
     * Reads {@code PT4H}, {@code P3D}, {@code 5WD}, or a remainder such as {@code 2WDT12H30M}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static TimeLimit parse(String text) {
        Matcher working = WORKING.matcher(text);
        try {
            if (!working.matches()) return elapsed(Duration.parse(text));
            Duration days = Duration.ofDays(Long.parseLong(working.group(1)));
            return working(working.group(2) == null ? days : days.plus(Duration.parse("P" + working.group(2))));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("a time limit is written PT4H, P3D or 5WD", malformed);
        }
    }

    /** @param factor 0 or more; 0.5 is half of the limit, 1.5 half as much again */
    public TimeLimit times(double factor) {
        return new TimeLimit(basis, Duration.ofMillis(Math.round(amount.toMillis() * factor)));
    }

    /**
     * What is left after some of it was used.
     *
     * @return never below zero
     * @throws IllegalArgumentException if the other counts another time
     */
    public TimeLimit minus(TimeLimit used) {
        Duration left = amount.minus(comparable(used).amount);
        return new TimeLimit(basis, left.isNegative() ? Duration.ZERO : left);
    }

    /** @throws IllegalArgumentException if the other counts another time, or the sum is too long */
    public TimeLimit plus(TimeLimit other) {
        return new TimeLimit(basis, amount.plus(comparable(other).amount));
    }

    /** @throws IllegalArgumentException if the other counts another time */
    @Override
    public int compareTo(TimeLimit other) {
        return amount.compareTo(comparable(other).amount);
    }

    private TimeLimit comparable(TimeLimit other) {
        if (basis != other.basis)
            throw new IllegalArgumentException("working time and time around the clock do not mix");
        return other;
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        long days = amount.toDays();
        Duration rest = amount.minusDays(days);
        if (basis == Basis.WORKING_TIME)
            return days + "WD" + (rest.isZero() ? "" : rest.toString().substring(1));
        return days > 0 && rest.isZero() ? "P" + days + "D" : amount.toString();
    }
}
