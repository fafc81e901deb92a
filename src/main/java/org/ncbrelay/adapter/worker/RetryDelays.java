package org.ncbrelay.adapter.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after each failed attempt; our default is 10 s, 1 min, 5 min, 30 min, 2 h, 6 h. */
public final class RetryDelays {
    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    /** The last delay, for work that is never given up. */
    public static final Duration LONGEST = DELAYS.get(DELAYS.size() - 1);

    private RetryDelays() {}

    /**
     * @param attempts failed so far, from 1
     * @return empty once every delay has been used
     */
    public static Optional<Duration> after(int attempts) {
        return attempts > DELAYS.size() ? Optional.empty() : Optional.of(DELAYS.get(attempts - 1));
    }
}
