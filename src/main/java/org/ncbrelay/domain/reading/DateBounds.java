package org.ncbrelay.domain.reading;

import java.time.LocalDate;

/** The calendar dates that are accepted somewhere; both bounds are included. */
public record DateBounds(LocalDate first, LocalDate last) {
    /** What is said of any other value, {@code wrong.date}, with the two bounds for arguments. */
    public static final String MESSAGE = "must be a date from %s to %s, as YYYY-MM-DD";

    /** Of whatever selects cases by a day; our default: before any case, and the last whose year has four digits, as ISO 8601 has them. */
    public static final DateBounds OF_SELECTIONS = new DateBounds(LocalDate.of(1900, 1, 1), LocalDate.of(9999, 12, 31));

    public boolean contain(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(last);
    }
}
