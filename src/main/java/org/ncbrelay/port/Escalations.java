package org.ncbrelay.port;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.deadline.Escalation;

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
