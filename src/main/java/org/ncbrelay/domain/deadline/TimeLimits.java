package org.ncbrelay.domain.deadline;

import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.request.Urgency;

/** The decision table of time limits: configurable defaults, which a country may override. */
public interface TimeLimits {
    TimeLimit of(OrganisationCode country, String step, Urgency urgency);

    /**
     * What the table of escalations says for the n-th lapse of a step.
     *
     * @param stage        from 1
     * @param secondOffice whether the diagram names a second office for the task that waits
     */
    Escalation escalation(String step, int stage, boolean secondOffice);
}
