package org.ncbrelay.adapter.database.cases;

import java.util.List;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.domain.triage.TriageStep;
import org.ncbrelay.domain.triage.Triages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Triage; rows are only ever added, and what the analyst thinks of a request is read by INTERPOL alone. */
@Repository
class JdbcTriages implements Triages {
    private final JdbcClient jdbc;

    JdbcTriages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(CaseReference reference, TriageStep step) {
        boolean assessed = step.kind() == TriageStep.TriageStepKind.ASSESSED;
        long id = jdbc.sql("""
                        INSERT INTO triage (reference, step, priority, note, recorded_by, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""")
                .params(
                        reference.value(),
                        step.kind().name(),
                        step.priority() == null ? null : step.priority().name(),
                        assessed ? null : step.note(),
                        step.recordedBy(),
                        Rows.at(step.recordedAt()))
                .query(Long.class)
                .single();
        if (assessed) addAssessment(id, reference, step);
    }

    /** Behind a wall of its own: the opinion and the note are for the lead, and another case for nobody outside. */
    private void addAssessment(long id, CaseReference reference, TriageStep step) {
        jdbc.sql("""
                        INSERT INTO triage_assessment (triage, reference, assessment, linked_reference, note)
                        VALUES (?, ?, ?, ?, ?)""")
                .params(id, reference.value(), step.assessment(), step.linkedReference(), step.note())
                .update();
    }

    @Override
    public List<TriageStep> of(CaseReference reference) {
        return jdbc.sql("""
                        SELECT t.step, a.assessment, a.linked_reference, t.priority, coalesce(a.note, t.note) AS note, t.recorded_by,
                               t.recorded_at
                          FROM triage t LEFT JOIN triage_assessment a ON a.triage = t.id
                         WHERE t.reference = ? ORDER BY t.id""")
                .param(reference.value())
                .query((row, n) -> new TriageStep(
                        TriageStep.TriageStepKind.valueOf(row.getString("step")),
                        row.getString("assessment"),
                        row.getString("linked_reference"),
                        Rows.choice(row, "priority", Urgency.class),
                        row.getString("note"),
                        row.getString("recorded_by"),
                        Rows.instant(row, "recorded_at")))
                .list();
    }
}
