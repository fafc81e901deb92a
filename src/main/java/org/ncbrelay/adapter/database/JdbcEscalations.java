package org.ncbrelay.adapter.database;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.Escalations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reminders and escalations; rows are only ever added. */
@Repository
class JdbcEscalations implements Escalations {
    private final JdbcClient jdbc;

    JdbcEscalations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int count(CaseReference reference, String step) {
        return jdbc.sql("SELECT coalesce(max(stage), 0) FROM escalation WHERE reference = ? AND step = ?")
                .params(reference.value(), step)
                .query(Integer.class)
                .single();
    }

    @Override
    public void add(CaseReference reference, String step, int stage, String action, Instant at) {
        jdbc.sql("INSERT INTO escalation (reference, step, stage, action, escalated_at) VALUES (?, ?, ?, ?, ?)")
                .params(reference.value(), step, stage, action, Rows.at(at))
                .update();
    }
}
