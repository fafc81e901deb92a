package org.ncbrelay.port;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;

/** The reminders and escalations that time limits caused. */
public interface Escalations {
    /** How many there were for a step of a case. */
    int count(CaseReference reference, String step);

    void add(CaseReference reference, String step, int stage, String action, Instant at);
}
