package org.ncbrelay.adapter.worker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the workers run.
 *
 * @param scheduled false: only when called, as in tests
 * @param interval  between two looks for work that fell due; our default is 5 s, new work is taken at once
 */
@ConfigurationProperties("relay.workers")
public record WorkerSettings(
        @DefaultValue("true") boolean scheduled,
        @DefaultValue("5s") Duration interval) {
    public WorkerSettings {
        if (interval.compareTo(Duration.ofMillis(100)) < 0)
            throw new IllegalArgumentException("relay.workers.interval must be at least 100ms");
    }

    /** The same for a worker with an interval of its own. */
    public WorkerSettings every(Duration own) {
        return new WorkerSettings(scheduled, own);
    }
}
