package org.ncbrelay.adapter.database.support;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.measure.Measures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row for each measure. */
@Repository
record JdbcMeasures(JdbcClient jdbc) implements Measures {
    @Override
    public void take(Measure measure, Officer by) {
        jdbc.sql("""
                INSERT INTO measure (id, reference, capability, kind, name, countries, taken_by, taken_at)
                VALUES (:id, :reference, :capability, :kind, :name, :countries, :takenBy, :takenAt)""")
                .paramSource(Rows.of(measure).addValue("takenBy", by.userId()))
                .update();
    }

    @Override
    public List<Measure> live(CaseReference reference) {
        return jdbc.sql("SELECT * FROM measure WHERE reference = ? AND outcome IS NULL ORDER BY taken_at, kind, name")
                .param(reference.value())
                .query(Rows.to(Measure.class))
                .list();
    }

    @Override
    public void end(Measure measure, Outcome outcome, Officer by, Instant at) {
        jdbc.sql("UPDATE measure SET outcome = ?, ended_by = ?, ended_at = ? WHERE id = ? AND outcome IS NULL")
                .params(outcome.name(), by.userId(), Rows.at(at), measure.id())
                .update();
    }
}
