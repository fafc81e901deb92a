package org.ncbrelay.domain.correlation;

import java.time.Duration;

/**
 * How many traces of other countries' cases one National Central Bureau is shown as matched. A bureau could otherwise file requests
 * with guessed traces and read from the hits what others work on.
 *
 * @param perDay new matches in any 24 hours, at least 1; our default is 50, far above what a bureau meets in its daily work
 */
public record HitLimits(int perDay) {
    /** The time over which matches are counted. */
    public static final Duration DAY = Duration.ofHours(24);

    public HitLimits {
        if (perDay < 1) throw new IllegalArgumentException("relay.hits.per-day must be at least 1");
    }

    /**
     * How many more matches may be shown.
     *
     * @param shown matches shown in the last {@link #DAY}
     */
    public int left(int shown) {
        return Math.max(0, perDay - shown);
    }
}
