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

    /** Live measures, running preservation requests, and the follow-ups that stand at a node of their diagram. */
    @Override
    public List<Continuing> continuing(CaseReference reference) {
        return jdbc.sql("""
                        SELECT 'measure' AS list, kind, name, NULL::date AS until FROM measure WHERE reference = :reference AND outcome IS NULL
                        UNION ALL
                        SELECT 'process', 'preservation', provider, expires_at FROM preservation_request WHERE reference = :reference AND outcome IS NULL
                        UNION
                        SELECT 'process', process, NULL, NULL FROM case_place
                         WHERE reference = :reference AND left_at IS NULL AND process IN ('istRecall', 'istFollowUp', 'capacityFollowUp')
                         ORDER BY list, kind, until, name""")
                .param("reference", reference.value())
                .query(Rows.to(Continuing.class))
                .list();
    }

    @Override
    public void end(Measure measure, Outcome outcome, Officer by, Instant at) {
        jdbc.sql("UPDATE measure SET outcome = ?, ended_by = ?, ended_at = ? WHERE id = ? AND outcome IS NULL")
                .params(outcome.name(), by.userId(), Rows.at(at), measure.id())
                .update();
    }
}
