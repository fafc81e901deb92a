package org.ncbrelay.adapter.database.board;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * The cases of one kind. What differs among them is in arrays of numbers: an object for each time would take most of the memory, and a walk
 * over all cases most of its time to reach them.
 */
final class CasesOfKind {
    static final YearMonth FIRST_MONTH = YearMonth.of(1970, 1);

    private final CaseKind kind;
    private CountedCase[] cases = new CountedCase[2];
    private long[] submitted = new long[2];
    private int[] months = new int[2];
    /** None of a kind that was never acknowledged. */
    private double[] hours;

    private int size;

    CasesOfKind(CaseKind kind) {
        this.kind = kind;
        hours = new double[kind.acknowledged() ? 2 : 0];
    }

    CaseKind kind() {
        return kind;
    }

    int size() {
        return size;
    }

    /** In microseconds since 1970, as exact as the database has it. */
    long submitted(int at) {
        return submitted[at];
    }

    /** Of submission, UTC, counted from {@link #FIRST_MONTH}. */
    int month(int at) {
        return months[at];
    }

    /** From submission to acknowledgment. */
    double hours(int at) {
        return hours[at];
    }

    /** @param hoursTo acknowledgment; nothing that counts for a kind that was never acknowledged */
    void add(CountedCase each, Instant submittedAt, double hoursTo) {
        makeRoom();
        YearMonth month = YearMonth.from(submittedAt.atZone(ZoneOffset.UTC));
        cases[size] = each;
        submitted[size] = micros(submittedAt);
        months[size] = (int) FIRST_MONTH.until(month, ChronoUnit.MONTHS);
        if (kind.acknowledged()) hours[size] = hoursTo;
        each.moveTo(this, size++);
    }

    /** The last one takes its place. */
    void remove(int at) {
        size--;
        if (at < size) {
            cases[at] = cases[size];
            submitted[at] = submitted[size];
            months[at] = months[size];
            if (kind.acknowledged()) hours[at] = hours[size];
            cases[at].moveTo(this, at);
        }
        cases[size] = null;
    }

    private void makeRoom() {
        if (size < cases.length) return;
        int larger = size + size / 2 + 1;
        cases = Arrays.copyOf(cases, larger);
        submitted = Arrays.copyOf(submitted, larger);
        months = Arrays.copyOf(months, larger);
        if (kind.acknowledged()) hours = Arrays.copyOf(hours, larger);
    }

    /** Since 1970; by hand, because {@code ChronoUnit} counts nanoseconds on the way, of which a day in the year 9999 has too many. */
    static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
    }
}
