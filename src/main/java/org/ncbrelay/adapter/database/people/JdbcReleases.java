package org.ncbrelay.adapter.database.people;

import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.assignment.Release;
import org.ncbrelay.domain.assignment.Releases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Releases of tasks; the audit takes each from its row. */
@Repository
class JdbcReleases implements Releases {
    private final JdbcClient jdbc;

    JdbcReleases(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
