package org.ncbrelay.adapter.database.people;

import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.assignment.Assignment;
import org.ncbrelay.domain.assignment.Assignments;
import org.ncbrelay.domain.assignment.Release;
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
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        assignment.organisation().value(),
                        assignment.reference().value(),
                        assignment.task(),
                        assignment.node(),
                        assignment.assignee(),
                        assignment.assignedBy(),
                        Rows.at(assignment.at()))
                .update();
    }

    @Override
    public void add(Release release) {
        jdbc.sql("""
                        INSERT INTO task_release (organisation, reference, task_id, node, assignee, released_by, reason, released_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        release.organisation().value(),
                        release.reference().value(),
                        release.task(),
                        release.node(),
                        release.assignee(),
                        release.releasedBy(),
                        release.reason(),
                        Rows.at(release.at()))
                .update();
    }
}
