package org.ncbrelay.engine.timelimits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.store.cases.Authorizations;
import org.ncbrelay.store.cases.StepClocks;
import org.ncbrelay.store.cases.StepClocks.StepClock;
import org.springframework.stereotype.Component;

/** What the diagrams ask about time: due dates, priorities, reminders and ends. */
@Component("deadlines")
@AvailableInExpressions
public class Deadlines {
    private final Cases cases;
    private final TimeLimits limits;
    private final StepClocks clocks;
    private final MemberCountries countries;
    private final Authorizations authorizations;
    private final Clock clock;

    Deadlines(
            Cases cases,
            TimeLimits limits,
            StepClocks clocks,
            MemberCountries countries,
            Authorizations authorizations,
            Clock clock) {
        this.cases = cases;
        this.limits = limits;
        this.clocks = clocks;
        this.countries = countries;
        this.authorizations = authorizations;
        this.clock = clock;
    }

    /** When a step must be done, by the working days of the organisation that does it; pauses do not count. */
    public Date due(CaseExecution execution, String step) {
        return Date.from(course(execution, step).reaches(1));
    }

    /** Tasklist sorts by it. */
    public int priority(CaseExecution execution) {
        return urgency(execution).priority();
    }

    /** Intelligence counts as urgent (our default). */
    private Urgency urgency(CaseExecution execution) {
        return execution.reference().isIntelligence()
                ? Urgency.URGENT
                : request(execution).urgency();
    }

    /**
     * A repeating timer at 50 %, 100 %, 150 % … of the limit; where half of it is used up, as when a request comes back from its
     * correction, from 100 % on.
     *
     * @param times how often it fires at most
     * @return ISO 8601, {@code R2/<first time>/<half of the limit>}
     */
    public String reminders(CaseExecution execution, String step, int times) {
        Course course = course(execution, step);
        Instant half = course.reaches(0.5);
        Instant whole = course.reaches(1);
        if (!half.isAfter(course.now())) {
            Duration period = course.halfFromNow();
            return repeated(times, whole.isAfter(course.now()) ? whole : whole.plus(period), period);
        }
        Duration period = Duration.between(half, whole);
        // The period counts free days of the first halves again and again, the end of the waiting does not.
        Duration untilSilence = Duration.between(whole, course.silence(times));
        if (period.multipliedBy(times - 2).compareTo(untilSilence) >= 0) period = untilSilence.dividedBy(times - 1);
        return repeated(times, whole.minus(period), period);
    }

    /**
     * A repeating timer without an end, which fires first when one period is over. Without a start of ours, the engine notes its own by
     * the zone of the machine.
     *
     * @param period ISO 8601, {@code PT24H}
     * @return ISO 8601, {@code R/<first time>/<period>}
     */
    public String every(String period) {
        Duration each = Duration.parse(period);
        return cycle("R", clock.instant().plus(each), each);
    }

    /** A start that is yet to come counts as the first time. */
    private static String repeated(int times, Instant start, Duration period) {
        return cycle("R" + (times - 1), start, period);
    }

    private static String cycle(String times, Instant start, Duration period) {
        return times + "/" + start.truncatedTo(ChronoUnit.SECONDS) + "/" + period.truncatedTo(ChronoUnit.SECONDS);
    }

    /** When no one waits any longer: twice the limit, after the reminder at 150 %. */
    public Date silence(CaseExecution execution, String step) {
        return silence(execution, step, 3);
    }

    /**
     * When no one waits any longer: half of the limit after the last reminder.
     *
     * @param reminders how many there are, as for {@link #reminders}
     */
    public Date silence(CaseExecution execution, String step, int reminders) {
        return Date.from(course(execution, step).silence(reminders));
    }

    /** End of the live grant of direct contact. */
    public Date authorizationEnds(CaseExecution execution) {
        return Date.from(
                authorizations.of(request(execution)).grant().orElseThrow().validUntil());
    }

    public boolean directContactRequested(CaseExecution execution) {
        return request(execution).directContactRequested();
    }

    private Course course(CaseExecution execution, String step) {
        return new Course(
                clocks.of(execution.reference(), step),
                limits.of(execution.country(), step, urgency(execution)),
                countries.calendarOf(execution.worker()),
                clock.instant());
    }

    private SupportCase request(CaseExecution execution) {
        return cases.get(execution.reference());
    }

    /** A step's clock with what it runs against. */
    private record Course(StepClock running, TimeLimit limit, WorkingCalendar calendar, Instant now) {
        Instant reaches(double share) {
            return running.reaches(share, limit, calendar, now);
        }

        Instant silence(int reminders) {
            return reaches((reminders + 1) / 2.0);
        }

        Duration halfFromNow() {
            return Duration.between(now, calendar.advance(now, limit.times(0.5)));
        }
    }
}
