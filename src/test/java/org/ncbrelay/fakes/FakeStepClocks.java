package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.deadline.StepClocks;
import org.ncbrelay.domain.deadline.StepClocks.StepClock;

/** Remembers each start, pause and resumption as {@code PAUSED acknowledgment}. */
public final class FakeStepClocks implements StepClocks {
    public final List<String> events = new ArrayList<>();

    @Override
    public void start(CaseReference reference, String step, Instant at) {
        events.add("STARTED " + step);
    }

    @Override
    public void pause(CaseReference reference, String step, String reason, Instant at) {
        events.add("PAUSED " + step);
    }

    @Override
    public void resume(CaseReference reference, String step, Instant at) {
        events.add("RESUMED " + step);
    }

    @Override
    public StepClock of(CaseReference reference, String step) {
        return new StepClock(List.of());
    }

    @Override
    public List<Pause> pauses(CaseReference reference) {
        return List.of();
    }
}
