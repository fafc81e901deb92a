package org.ncbrelay.domain.assignment;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/** Tasks that were assigned to colleagues, and tasks that were released; nothing is ever changed or removed. */
public interface Assignments {
    void add(Assignment assignment);

    void add(Release release);

    /**
     * A task that a head or lead has given to a colleague.
     *
     * @param organisation whose task it is
     * @param task         id of the task
     * @param node         diagram and node, {@code triage/Task_AssessRequest}
     */
    record Assignment(
            OrganisationCode organisation,
            CaseReference reference,
            String task,
            String node,
            String assignee,
            String assignedBy,
            Instant at) {}

    /**
     * A task that was claimed is open to its office again.
     *
     * @param organisation whose task it is
     * @param task         id of the task
     * @param node         diagram and node, {@code triage/Task_AssessRequest}
     * @param assignee     who had claimed it
     * @param releasedBy   a head or lead; the relay where the assignee may not work on it any more
     */
    record Release(
            OrganisationCode organisation,
            CaseReference reference,
            String task,
            String node,
            String assignee,
            String releasedBy,
            String reason,
            Instant at) {}
}
