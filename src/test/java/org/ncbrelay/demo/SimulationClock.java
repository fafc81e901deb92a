package org.ncbrelay.demo;

import java.time.Instant;

/** A clock that shows the time of the simulation, for our code and for the engine. */
interface SimulationClock {
    Instant instant();

    void moveTo(Instant moment);
}
