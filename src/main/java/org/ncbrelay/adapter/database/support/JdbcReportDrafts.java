package org.ncbrelay.adapter.database.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.adapter.database.Json;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.product.ReportDrafts;
import org.ncbrelay.domain.request.Capability;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Row-level security leaves them to the wildlife team. */
@Repository
record JdbcReportDrafts(JdbcClient jdbc) implements ReportDrafts {
    @Override
    public List<Draft> of(CaseReference reference, Capability capability) {
        return jdbc.sql("SELECT * FROM report_draft WHERE reference = ? AND capability = ? ORDER BY version DESC")
                .params(reference.value(), capability.name())
                .query(Rows.to(Draft.class))
                .list();
    }

    @Override
    public void lock(CaseReference reference, Capability capability) {
        Rows.lock(jdbc, "report of " + reference + ' ' + capability);
    }

    @Override
    public void add(Draft draft) {
        jdbc.sql("""
                INSERT INTO report_draft (reference, capability, version, answers, saves, saved_by, begun_at, saved_at)
                VALUES (:reference, :capability, :version, :answers::jsonb, :saves, :savedBy, :begunAt, :savedAt)""").paramSource(Rows.of(draft)).update();
    }

    @Override
    public void change(Draft draft, Map<String, String> answers, Instant at) {
        jdbc.sql("""
                        UPDATE report_draft SET answers = ?::jsonb, saves = saves + 1, saved_at = ?
                         WHERE reference = ? AND capability = ? AND version = ?""")
                .params(
                        Json.write(answers),
                        Rows.at(at),
                        draft.reference().value(),
                        draft.capability().name(),
                        draft.version())
                .update();
    }

    @Override
    public void discard(CaseReference reference, Capability capability) {
        jdbc.sql("DELETE FROM report_draft WHERE reference = ? AND capability = ?")
                .params(reference.value(), capability.name())
                .update();
    }
}
