package org.ncbrelay.domain.deadline;

import org.ncbrelay.domain.casefile.EventKind;

/** What follows when a step stays silent, as the table of escalations names it. */
public enum Escalation {
    REMIND(EventKind.REMINDER_SENT),
    /** Another office may complete the task as well. */
    SECOND_OFFICE(EventKind.ESCALATED_TO_SECOND_OFFICE),
    NCB_HEAD(EventKind.ESCALATED_TO_NCB_HEAD),
    GS_LIAISON(EventKind.ESCALATED_TO_GS_LIAISON),
    TEAM_LEAD(EventKind.ESCALATED_TO_TEAM_LEAD);

    private final EventKind event;

    Escalation(EventKind event) {
        this.event = event;
    }

    /** Its line on the timeline. */
    public EventKind event() {
        return event;
    }
}
