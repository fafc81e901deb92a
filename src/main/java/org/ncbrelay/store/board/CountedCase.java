package org.ncbrelay.store.board;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.store.board.Figures.Results;

/** A case as the board counts it, and its passages that have not ended. */
final class CountedCase {
    static final YearMonth FIRST_MONTH = YearMonth.of(1970, 1);

    private static final List<Place> NOWHERE = List.of();

    /** Null while only a passage is known. */
    private CaseKind kind;

    private long submitted;
    private int month;
    private double hours;
    private Instant until;
    private Results results = Results.NONE;
    private List<Place> places = NOWHERE;

    /**
     * @param toAcknowledgment hours since the submission; nothing that counts where the kind was never acknowledged
     * @param end              of the reader's access; null if it does not end
     */
    void become(CaseKind caseKind, Instant submittedAt, double toAcknowledgment, Instant end) {
        kind = caseKind;
        submitted = micros(submittedAt);
        month = (int) FIRST_MONTH.until(YearMonth.from(submittedAt.atZone(ZoneOffset.UTC)), ChronoUnit.MONTHS);
        hours = toAcknowledgment;
        until = end;
    }

    void bring(Results confirmed) {
        results = confirmed;
    }

    Results results() {
        return results;
    }

    /** @param now by the database's clock, as row-level security has it */
    boolean isSeen(Instant now) {
        return until == null || until.isAfter(now);
    }

    /** @return null while only a passage is known */
    CaseKind kind() {
        return kind;
    }

    /** In microseconds since 1970, as exact as the database has it. */
    long submitted() {
        return submitted;
    }

    /** Of submission, UTC, counted from {@link #FIRST_MONTH}. */
    int month() {
        return month;
    }

    /** From submission to acknowledgment. */
    double hours() {
        return hours;
    }

    List<Place> places() {
        return places;
    }

    void enter(Place place) {
        if (places.isEmpty()) places = new ArrayList<>(1);
        places.add(place);
    }

    void leave(Place place) {
        places.remove(place);
        if (places.isEmpty()) places = NOWHERE;
    }

    /** Since 1970; by hand, because {@code ChronoUnit} counts nanoseconds on the way, of which a day in the year 9999 has too many. */
    static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
    }
}
