package org.ncbrelay.adapter.database.people;

import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.administration.SessionEnds;
import org.ncbrelay.domain.administration.SessionEnds.SessionEnd;
import org.ncbrelay.domain.assignment.Assignments;
import org.ncbrelay.domain.assignment.Assignments.Assignment;
import org.ncbrelay.domain.assignment.Assignments.Release;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Assignments and releases of tasks, and ends of sessions; the audit takes each from its row. */
@Repository
record JdbcAuditedActs(JdbcClient jdbc) implements Assignments, SessionEnds {
    @Override
    public void add(Assignment assignment) {
        jdbc.sql("""
                INSERT INTO task_assignment (organisation, reference, task_id, node, assignee, assigned_by, assigned_at)
                VALUES (:organisation, :reference, :task, :node, :assignee, :assignedBy, :at)""").paramSource(Rows.of(assignment)).update();
    }

    @Override
    public void add(Release release) {
        jdbc.sql("""
                INSERT INTO task_release (organisation, reference, task_id, node, assignee, released_by, reason, released_at)
                VALUES (:organisation, :reference, :task, :node, :assignee, :releasedBy, :reason, :at)""").paramSource(Rows.of(release)).update();
    }

    @Override
    public void add(SessionEnd end) {
        jdbc.sql("""
                INSERT INTO session_end (id, organisation, user_id, sessions, ended_by, ended_at)
                VALUES (:id, :organisation, :userId, :sessions, :endedBy, :endedAt)""").paramSource(Rows.of(end)).update();
    }
}
