package org.ncbrelay.adapter.monitoring;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;

/**
 * What measures requests and jobs: the time of each, and a span of it where traces are on. The registry is kept here and is no bean: as one,
 * each filter of Spring Security would find it and observe itself too.
 */
public final class Observations {
    private final ObservationRegistry registry;

    Observations(ObservationRegistry registry) {
        this.registry = registry;
    }

    ObservationRegistry registry() {
        return registry;
    }

    /**
     * Does something and measures it.
     *
     * @param name of the timer, with dots; spans have it too
     */
    public <T> T measured(String name, Supplier<T> work) {
        return Observation.createNotStarted(name, registry).observe(work);
    }
}
