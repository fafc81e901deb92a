package org.ncbrelay.domain.deadline;

import java.time.Instant;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;

/**
 * A user task that waits for an office, as a letter names it.
 *
 * @param node    diagram and node, such as {@code acknowledgment/Task_AcknowledgeRequest}
 * @param name    its label in English
 * @param offices who may complete it, roles of that organisation
 * @param due     as the table of time limits gives it; null if it has no time limit
 * @param ends    when a timer of the diagram ends the waiting; null if none does
 * @param next    what follows reminders while it is not completed; null if nothing does
 */
public record WaitingTask(
        String id,
        CaseReference reference,
        String node,
        String name,
        OrganisationCode organisation,
        Set<Role> offices,
        Instant due,
        Instant ends,
        Escalation next) {
    public WaitingTask {
        offices = Set.copyOf(offices);
    }

    public WaitingTask then(Escalation action) {
        return new WaitingTask(id, reference, node, name, organisation, offices, due, ends, action);
    }

    /** Whether it is for the unit of a country that received intelligence, in addition to its bureau. */
    public boolean isForUnit() {
        return reference.isIntelligence() && offices.contains(Role.AGENCY_OFFICER);
    }

    /** Whether officers of the organisation's bureau or of INTERPOL may complete it, and not an agency or an expert alone. */
    public boolean isForDesk() {
        return offices.stream().anyMatch(office -> office != Role.AGENCY_OFFICER && office != Role.EXPERT);
    }
}
