package org.ncbrelay.liveness;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * When somebody works. All moments may be null.
 *
 * @param awayFrom    start of an absence
 * @param awayUntil   its end
 * @param silentFrom  from when on the officer answers nothing any more, although the account remains
 * @param dismissedAt when the account is deleted
 */
record Presence(Instant awayFrom, Instant awayUntil, Instant silentFrom, Instant dismissedAt) {
    private static final int LONGEST_ABSENCE = 45;

    static final Presence ALWAYS = new Presence(null, null, null, null);

    /** Somebody who is on leave once, and comes back. */
    static Presence withLeave(Instant start, Random chance) {
        Instant from = start.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1L + chance.nextInt(60)));
        return new Presence(from, from.plus(Duration.ofDays(1L + chance.nextInt(LONGEST_ABSENCE))), null, null);
    }

    /** Anything that may happen to somebody on whom nothing may depend. */
    static Presence any(Instant start, Random chance) {
        Instant someDay = start.plus(Duration.ofHours(chance.nextInt(24 * 90)));
        return switch (chance.nextInt(10)) {
            case 0 -> new Presence(null, null, start, null);
            case 1 -> new Presence(null, null, someDay, null);
            case 2 -> new Presence(null, null, null, someDay.plusSeconds(1));
            case 3, 4 -> withLeave(start, chance);
            default -> ALWAYS;
        };
    }

    boolean worksAt(Instant moment) {
        if (dismissedAt != null && !moment.isBefore(dismissedAt)) return false;
        if (silentFrom != null && !moment.isBefore(silentFrom)) return false;
        return awayFrom == null || moment.isBefore(awayFrom) || !moment.isBefore(awayUntil);
    }

    /** The next moment at which it changes whether the officer works. */
    Optional<Instant> changeAfter(Instant moment) {
        return Stream.of(awayFrom, awayUntil, silentFrom, dismissedAt)
                .filter(change -> change != null && change.isAfter(moment))
                .min(Instant::compareTo);
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        if (awayFrom != null)
            words.append(" absent ").append(day(awayFrom)).append('/').append(day(awayUntil));
        if (silentFrom != null) words.append(" silent from ").append(day(silentFrom));
        if (dismissedAt != null) words.append(" dismissed on ").append(day(dismissedAt));
        return words.isEmpty() ? "works" : words.substring(1);
    }

    private static String day(Instant moment) {
        return moment.toString().substring(0, 10);
    }
}
