package org.ncbrelay.engine.timelimits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.springframework.stereotype.Component;

/** What the diagrams of direction 2 ask about time; intelligence counts as urgent (our default). */
@Component("intelligenceDeadlines")
@AvailableInExpressions
public class IntelligenceDeadlines {
    private final TimeLimits limits;
    private final MemberCountries countries;
    private final Clock clock;

    IntelligenceDeadlines(TimeLimits limits, MemberCountries countries, Clock clock) {
        this.limits = limits;
        this.countries = countries;
        this.clock = clock;
    }

    public Date due(CaseExecution execution, String step) {
        return Date.from(reached(execution, step, 1));
    }

    public int priority(CaseExecution execution) {
        return Urgency.URGENT.priority();
    }

    /** A repeating timer at 50 %, 100 %, 150 % … of the limit. */
    public String reminders(CaseExecution execution, String step, int times) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Duration half = Duration.between(now, reached(execution, step, 1)).dividedBy(2);
        return "R" + times + "/" + now + "/" + half.truncatedTo(ChronoUnit.SECONDS);
    }

    /** When nobody waits any longer: twice the limit, after the reminder at 150 %. */
    public Date silence(CaseExecution execution, String step) {
        return silence(execution, step, 3);
    }

    /**
     * When nobody waits any longer: half of the limit after the last reminder.
     *
     * @param reminders how many there are, as for {@link #reminders}
     */
    public Date silence(CaseExecution execution, String step, int reminders) {
        return Date.from(reached(execution, step, (reminders + 1) / 2.0));
    }

    private Instant reached(CaseExecution execution, String step, double share) {
        TimeLimit limit = limits.of(execution.country(), step, Urgency.URGENT).times(share);
        return countries.calendarOf(execution.worker()).advance(clock.instant(), limit);
    }
}
