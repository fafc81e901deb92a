package org.ncbrelay.engine.timelimits;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.port.TimeLeft;
import org.ncbrelay.store.cases.StepClocks;
import org.springframework.stereotype.Component;

/** Counts the time that paused clocks have left. */
@Component
record EngineTimeLeft(MemberCountries countries, TimeLimits limits, StepClocks clocks, Cases cases, Clock clock)
        implements TimeLeft {
    @Override
    public List<Paused> paused(CaseReference reference) {
        SupportCase request = cases.get(reference);
        if (request.status().isFinal()) return List.of();
        Instant now = clock.instant();
        return clocks.pauses(reference).stream()
                .map(pause ->
                        new Paused(pause.step(), pause.since(), pause.reason(), onceItRuns(request, pause.step(), now)))
                .toList();
    }

    private TimeLimit onceItRuns(SupportCase request, String step, Instant now) {
        TimeLimit limit = limits.of(request.organisation(), step, request.urgency());
        WorkingCalendar calendar = countries.calendarOf(request.organisation());
        return limit.minus(clocks.of(request.reference(), step).used(calendar, limit.basis(), now));
    }
}
