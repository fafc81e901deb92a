package org.ncbrelay.domain.deadline;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;

/** The reminders and escalations that time limits caused. */
public interface Escalations {
    /**
     * How many there were for a step of a case.
     *
     * @param debt which answer is owed, where a step asks for several side by side; else empty
     */
    int count(CaseReference reference, String step, String debt);

    void add(CaseReference reference, String step, String debt, int stage, Escalation action, Instant at);
}
