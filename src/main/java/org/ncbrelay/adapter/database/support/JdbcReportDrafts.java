package org.ncbrelay.adapter.database.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.adapter.database.Json;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.product.ReportDrafts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Row-level security leaves them to the office that writes them. */
@Repository
record JdbcReportDrafts(JdbcClient jdbc) implements ReportDrafts {
    @Override
    public List<Draft> of(CaseReference reference, String subject) {
        return jdbc.sql(
                        "SELECT *, capability AS subject FROM report_draft WHERE reference = ? AND capability = ? ORDER BY version DESC")
                .params(reference.value(), subject)
                .query(Rows.to(Draft.class))
                .list();
    }

    @Override
    public void lock(CaseReference reference, String subject) {
        Rows.lock(jdbc, "report of " + reference + ' ' + subject);
    }

    @Override
    public void add(Draft draft) {
        jdbc.sql("""
                INSERT INTO report_draft (reference, capability, version, answers, saves, saved_by, begun_at, saved_at)
                VALUES (:reference, :subject, :version, :answers::jsonb, :saves, :savedBy, :begunAt, :savedAt)""").paramSource(Rows.of(draft)).update();
    }

    @Override
    public void change(Draft draft, Map<String, String> answers, Instant at) {
        jdbc.sql("""
                        UPDATE report_draft SET answers = ?::jsonb, saves = saves + 1, saved_at = ?
                         WHERE reference = ? AND capability = ? AND version = ?""")
                .params(Json.write(answers), Rows.at(at), draft.reference().value(), draft.subject(), draft.version())
                .update();
    }

    @Override
    public void discard(CaseReference reference, String subject) {
        lock(reference, subject);
        jdbc.sql("DELETE FROM report_draft WHERE reference = ? AND capability = ?")
                .params(reference.value(), subject)
                .update();
        jdbc.sql("SELECT relay_discard_pictures(?, ?)")
                .params(reference.value(), subject)
                .query()
                .singleRow();
    }
}
