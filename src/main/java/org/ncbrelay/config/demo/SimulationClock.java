package org.ncbrelay.config.demo;

import java.time.Instant;

/** A clock that stands where the story is, for our code and for the engine. */
interface SimulationClock {
    Instant instant();

    void moveTo(Instant moment);
}
