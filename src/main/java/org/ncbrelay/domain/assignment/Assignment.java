package org.ncbrelay.domain.assignment;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/**
 * A task that a head or lead has given to a colleague.
 *
 * @param organisation whose task it is
 * @param task         id of the task
 * @param node         diagram and node, {@code triage/Task_AssessRequest}
 */
public record Assignment(
        OrganisationCode organisation,
        CaseReference reference,
        String task,
        String node,
        String assignee,
        String assignedBy,
        Instant at) {}
