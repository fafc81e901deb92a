package org.ncbrelay.domain.deadline;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;

/** The clocks of time limits; each start, pause and resumption is on record. */
public interface StepClocks {
    void start(CaseReference reference, String step, Instant at);

    void pause(CaseReference reference, String step, String reason, Instant at);

    void resume(CaseReference reference, String step, Instant at);

    /** The clock of a step; one that was never started has no stints. */
    StepClock of(CaseReference reference, String step);

    /** The clocks of a case that are paused now, by step. */
    List<Pause> pauses(CaseReference reference);

    /** @param reason null if none was given */
    record Pause(String step, String reason, Instant since) {}
}
