package org.ncbrelay.store.people;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Assignments and releases of tasks, and ends of sessions; nothing is changed or removed, and the audit takes each from its row. */
@Repository
public record AuditedActs(JdbcClient jdbc) {
    public void add(Assignment assignment) {
        jdbc.sql("""
                INSERT INTO task_assignment (organisation, reference, task_id, node, assignee, assigned_by, assigned_at)
                VALUES (:organisation, :reference, :task, :node, :assignee, :assignedBy, :at)""").paramSource(Rows.of(assignment)).update();
    }

    public void add(Release release) {
        jdbc.sql("""
                INSERT INTO task_release (organisation, reference, task_id, node, assignee, released_by, reason, released_at)
                VALUES (:organisation, :reference, :task, :node, :assignee, :releasedBy, :reason, :at)""").paramSource(Rows.of(release)).update();
    }

    public void add(SessionEnd end) {
        jdbc.sql("""
                INSERT INTO session_end (id, organisation, user_id, sessions, ended_by, ended_at)
                VALUES (:id, :organisation, :userId, :sessions, :endedBy, :endedAt)""").paramSource(Rows.of(end)).update();
    }

    /**
     * That an officer ended the sessions of another person.
     *
     * @param organisation whose audit log records it: the one that the person serves, INTERPOL where it serves none
     * @param userId       whose sessions were ended
     * @param sessions     how many there were
     * @param endedBy      a head of the organisation, or an operator; never the person
     */
    public record SessionEnd(
            UUID id, OrganisationCode organisation, String userId, int sessions, String endedBy, Instant endedAt) {}

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

    /**
     * A task that was claimed is open to its office again.
     *
     * @param organisation whose task it is
     * @param task         id of the task
     * @param node         diagram and node, {@code triage/Task_AssessRequest}
     * @param assignee     who had claimed it
     * @param releasedBy   a head or lead; the relay where the assignee may not work on it any more
     */
    public record Release(
            OrganisationCode organisation,
            CaseReference reference,
            String task,
            String node,
            String assignee,
            String releasedBy,
            String reason,
            Instant at) {}
}
