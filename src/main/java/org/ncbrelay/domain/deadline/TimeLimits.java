package org.ncbrelay.domain.deadline;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.request.Urgency;

/** The decision table of time limits: configurable defaults, which a country may override. */
public interface TimeLimits {
    /** Of the stages that a diagram has at most: none reminds of a task more than five times. */
    int LAST_STAGE = 5;

    TimeLimit of(OrganisationCode country, String step, Urgency urgency);

    /**
     * What the table of escalations says for the n-th lapse of a step.
     *
     * @param stage        from 1
     * @param secondOffice whether the diagram names a second office for the task that waits
     */
    Escalation escalation(String step, int stage, boolean secondOffice);

    /** What follows after the reminders that are left from a stage on, as letters announce it; empty if only reminders do. */
    default Optional<Escalation> afterReminders(String step, int stage, boolean secondOffice) {
        return IntStream.rangeClosed(stage, LAST_STAGE)
                .mapToObj(each -> escalation(step, each, secondOffice))
                .filter(action -> action != Escalation.REMIND)
                .findFirst();
    }
}
