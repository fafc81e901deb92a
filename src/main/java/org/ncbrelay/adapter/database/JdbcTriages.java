package org.ncbrelay.adapter.database;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.domain.triage.TriageStep;
import org.ncbrelay.port.Triages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Triage; rows are only ever added. */
@Repository
class JdbcTriages implements Triages {
    private final JdbcClient jdbc;

    JdbcTriages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(CaseReference reference, TriageStep step) {
        jdbc.sql("""
                INSERT INTO triage (reference, step, assessment, linked_reference, priority, note, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reference.value(),
                        step.kind().name(),
                        step.assessment(),
                        step.linkedReference(),
                        step.priority() == null ? null : step.priority().name(),
                        step.note(),
                        step.recordedBy(),
                        Rows.at(step.recordedAt()))
                .update();
    }

    @Override
    public List<TriageStep> of(CaseReference reference) {
        return jdbc.sql(
                        "SELECT step, assessment, linked_reference, priority, note, recorded_by, recorded_at FROM triage WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query((row, n) -> new TriageStep(
                        TriageStep.Kind.valueOf(row.getString("step")),
                        row.getString("assessment"),
                        row.getString("linked_reference"),
                        row.getString("priority") == null ? null : Urgency.valueOf(row.getString("priority")),
                        row.getString("note"),
                        row.getString("recorded_by"),
                        Rows.instant(row, "recorded_at")))
                .list();
    }
}
