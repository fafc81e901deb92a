package org.ncbrelay.domain.deadline;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.calendar.WorkingCalendar;

/** The clocks of time limits; each start, pause and resumption is on record. */
public interface StepClocks {
    /** Starts the clock of the acknowledgment, which runs from the submission on. */
    void startWithSubmission(CaseReference reference, Instant at);

    void pause(CaseReference reference, String step, String reason, Instant at);

    void resume(CaseReference reference, String step, Instant at);

    /** The clock of a step; one that was never started has no stints. */
    StepClock of(CaseReference reference, String step);

    /** The clocks of a case that are paused now, by step. */
    List<Pause> pauses(CaseReference reference);

    /** @param reason null if none was given */
    record Pause(String step, String reason, Instant since) {}

    /**
     * The clock of one step of one case: it runs while this side owes an answer and is paused while the other side does.
     *
     * @param stints the times in which it ran, in order; the last may be open
     */
    record StepClock(List<Stint> stints) {
        /** @param until null while running */
        public record Stint(Instant from, Instant until) {}

        public StepClock {
            stints = List.copyOf(stints);
        }

        /** Time used up at a moment, counted as the limit counts. */
        public TimeLimit used(WorkingCalendar calendar, TimeLimit.Basis basis, Instant now) {
            TimeLimit sum = new TimeLimit(basis, java.time.Duration.ZERO);
            for (Stint stint : stints) {
                Instant until = stint.until() == null ? now : stint.until();
                // A stored moment is rounded to the microsecond, and nodes' clocks differ a little: nothing is used yet
                // then.
                if (until.isAfter(stint.from())) sum = sum.plus(calendar.elapsed(stint.from(), until, basis));
            }
            return sum;
        }

        /**
         * The moment at which a share of the limit is used up, if the clock runs on from now.
         *
         * @param share 1 for the deadline itself, 0.5 for half of the limit
         * @return now where the share is used up already
         */
        public Instant reaches(double share, TimeLimit limit, WorkingCalendar calendar, Instant now) {
            TimeLimit wanted = limit.times(share);
            TimeLimit used = used(calendar, limit.basis(), now);
            return used.compareTo(wanted) >= 0 ? now : calendar.advance(now, wanted.minus(used));
        }
    }
}
