package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.Escalations;
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
    public int count(CaseReference reference, String step, String debt) {
        return jdbc.sql("SELECT coalesce(max(stage), 0) FROM escalation WHERE reference = ? AND step = ? AND debt = ?")
                .params(reference.value(), step, debt)
                .query(Integer.class)
                .single();
    }

    @Override
    public void add(CaseReference reference, String step, String debt, int stage, Escalation action, Instant at) {
        jdbc.sql(
                        "INSERT INTO escalation (reference, step, debt, stage, action, escalated_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(reference.value(), step, debt, stage, action.name(), Rows.at(at))
                .update();
    }
}
