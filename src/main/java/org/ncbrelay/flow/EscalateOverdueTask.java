package org.ncbrelay.flow;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.Escalations.OverdueTask;
import org.springframework.stereotype.Service;

/** Takes the next stage of a task that waits too long, be it about a request for support or about intelligence. */
@Service
public record EscalateOverdueTask(Escalate requests, RemindCountry intelligence) {
    /**
     * @param by the relay, acting for the organisation in whose name the task waits
     * @return the result of the decision table
     */
    public Escalation escalate(CaseReference reference, OverdueTask task, Officer by) {
        return reference.isIntelligence()
                ? intelligence.overdue(reference, task, by)
                : requests.overdue(reference, task, by);
    }
}
