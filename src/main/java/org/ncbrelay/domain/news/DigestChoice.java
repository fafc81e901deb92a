package org.ncbrelay.domain.news;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** How often an officer wants a letter that says that followed cases have news. The hours are our default. */
public enum DigestChoice {
    DAILY,
    WEEKLY;

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    /**
     * When the next letter is due: at seven in the morning, of the next day or of the next Monday.
     *
     * @param after moment from which it is counted
     * @param zone  in which the officer reads
     * @return later than {@code after}
     */
    public Instant next(Instant after, ZoneId zone) {
        ZonedDateTime today = after.atZone(zone).with(MORNING);
        ZonedDateTime next = this == DAILY ? today : today.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        while (!next.toInstant().isAfter(after)) next = this == DAILY ? next.plusDays(1) : next.plusWeeks(1);
        return next.toInstant();
    }
}
