package org.ncbrelay.adapter.database.embedded;

import java.time.Duration;

/**
 * How often a server that dies is started again: so often in a row, where a server that has run for a while begins a new row. One that dies
 * again and again has a reason that no start takes away.
 */
final class RestartBudget {
    /** Our default: with a minute for each, the process ends within some three minutes. */
    static final int ATTEMPTS = 3;
    /** After which a server counts as well; our default. */
    static final Duration WELL = Duration.ofMinutes(1);

    private int used;
    private long last;

    /**
     * Takes one attempt.
     *
     * @param now nanoseconds of a clock that never goes back
     * @return false once there is none left
     */
    boolean take(long now) {
        if (used > 0 && now - last >= WELL.toNanos()) used = 0;
        if (used == ATTEMPTS) return false;
        used++;
        last = now;
        return true;
    }

    /** How long to wait before the attempt that was taken last: nothing, then a second more each time. */
    Duration delay() {
        return Duration.ofSeconds(Math.max(0, used - 1));
    }

    /** The time counts from here: the attempt itself, with the recovery of the data, may have taken long. */
    void started(long now) {
        last = now;
    }
}
