package org.ncbrelay.adapter.database.people;

import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.assignment.Assignments;
import org.ncbrelay.domain.assignment.Assignments.Assignment;
import org.ncbrelay.domain.assignment.Assignments.Release;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Assignments and releases of tasks; the audit takes each from its row. */
@Repository
class JdbcAssignments implements Assignments {
    private final JdbcClient jdbc;

    JdbcAssignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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
}
