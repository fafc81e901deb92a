package org.ncbrelay.domain.news;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** Who has chosen to be told by letter, and when the next one is due. */
public interface Digests {
    /** Empty where the user wants none. */
    Optional<DigestChoice> of(String userId);

    /** @param due when the first letter is due; later than now, so that nothing is sent before the choice */
    void choose(String userId, DigestChoice choice, Instant due);

    /** No more letters. */
    void stop(String userId);

    /** What is due, the oldest first. */
    List<Due> dueAt(Instant now, int most);

    /**
     * Moves the next letter on.
     *
     * @return false if another node has done so, or the user has chosen anew
     */
    boolean moveOn(Due due, Instant next);

    record Due(String userId, DigestChoice choice, Instant at) {}

    /** How often an officer wants a letter that says that followed cases have news. The hours are our default. */
    enum DigestChoice {
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
}
