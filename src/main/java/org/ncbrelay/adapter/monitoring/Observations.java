package org.ncbrelay.adapter.monitoring;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;

/**
 * What measures requests and jobs: the time of each, and a span of it where traces are on. The registry is kept here and is no bean: as one,
 * each filter of Spring Security would find it and observe itself too.
 */
public final class Observations {
    /** Of the timer and of the spans. */
    static final String JOB = "ncb.relay.job";

    private final ObservationRegistry registry;

    Observations(ObservationRegistry registry) {
        this.registry = registry;
    }

    ObservationRegistry registry() {
        return registry;
    }

    /** Does a job of the engine and measures it. */
    public <T> T measuredJob(Supplier<T> work) {
        return Observation.createNotStarted(JOB, registry).observe(work);
    }
}
