package org.ncbrelay.adapter.database.availability;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How closely the database is watched. Both together are the longest time until a database that hangs is noticed, which must be below
 * the two seconds within which every request is answered.
 *
 * @param scheduled    false: it counts as there, as in tests
 * @param interval     between an answer and the next question; our default is 250 ms, which costs the server a thousandth of a core
 * @param answerWithin how long one answer may take; our default is 1 s. A database that is slower than this is as good as away, and
 *                     every connection to it is cut
 */
@ConfigurationProperties("relay.database.watch")
public record WatchSettings(
        @DefaultValue("true") boolean scheduled,
        @DefaultValue("250ms") Duration interval,
        @DefaultValue("1s") Duration answerWithin) {
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    public WatchSettings {
        requireBounds("interval", interval);
        requireBounds("answer-within", answerWithin);
    }

    private static void requireBounds(String property, Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("relay.database.watch." + property + " must be 50ms to 30s");
    }
}
