package org.ncbrelay.adapter.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait after each failed attempt.
 *
 * @param delays in order; our default is 10 s, 1 min, 5 min, 30 min, 2 h, 6 h
 */
public record RetryDelays(List<Duration> delays) {
    public static final RetryDelays DEFAULT = new RetryDelays(List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6)));

    public RetryDelays {
        delays = List.copyOf(delays);
        if (delays.isEmpty()) throw new IllegalArgumentException("at least one delay");
    }

    /**
     * @param attempts failed so far, from 1
     * @return empty once every delay has been used
     */
    public Optional<Duration> after(int attempts) {
        return attempts > delays.size() ? Optional.empty() : Optional.of(delays.get(attempts - 1));
    }

    /** The last delay, for work that is never given up. */
    public Duration longest() {
        return delays.get(delays.size() - 1);
    }
}
