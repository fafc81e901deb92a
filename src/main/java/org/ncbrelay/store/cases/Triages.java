package org.ncbrelay.store.cases;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.triage.TriageStep;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The team's judgment of a recorded request; rows are only ever added, and what the analyst thinks is read by INTERPOL alone. */
@Repository
public class Triages {
    private final JdbcClient jdbc;

    Triages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(CaseReference reference, TriageStep step) {
        boolean assessed = step.kind() == TriageStep.TriageStepKind.ASSESSED;
        long id = jdbc.sql("""
                INSERT INTO triage (reference, step, capability, priority, standing, note, recorded_by, recorded_at)
                VALUES (:reference, :kind, :part, :priority, :standing, :note, :recordedBy, :recordedAt)
                RETURNING id""")
                .paramSource(Rows.of(step)
                        .addValue("reference", reference.value())
                        .addValue("standing", assessed ? null : step.linkedReference())
                        .addValue("note", assessed ? null : step.note()))
                .query(Long.class)
                .single();
        if (assessed) addAssessment(id, reference, step);
    }

    /** Behind a wall of its own: the opinion and the note are for the lead, and another case for no one outside. */
    private void addAssessment(long id, CaseReference reference, TriageStep step) {
        jdbc.sql("""
                INSERT INTO triage_assessment (triage, reference, assessment, linked_reference, note)
                VALUES (:triage, :reference, :assessment, :linkedReference, :note)""")
                .paramSource(Rows.of(step).addValue("triage", id).addValue("reference", reference.value()))
                .update();
    }

    public List<TriageStep> of(CaseReference reference) {
        return jdbc.sql("""
                        SELECT t.step AS kind, t.capability AS part, a.assessment, coalesce(a.linked_reference, t.standing) AS linked_reference, t.priority, coalesce(a.note, t.note) AS note, t.recorded_by,
                               t.recorded_at
                          FROM triage t LEFT JOIN triage_assessment a ON a.triage = t.id
                         WHERE t.reference = ? ORDER BY t.id""")
                .param(reference.value())
                .query(Rows.to(TriageStep.class))
                .list();
    }

    /** Cases of the country of which the NCB has yet to decide whether they are joined, and that are this case or would be joined to it. */
    public List<CaseReference> undecided(CaseReference reference) {
        return jdbc.sql("""
                        SELECT p.reference FROM triage p
                         WHERE p.step = 'JOIN_PROPOSED' AND ? IN (p.standing, p.reference)
                           AND NOT EXISTS (SELECT FROM triage a WHERE a.reference = p.reference AND a.standing = p.standing AND a.id > p.id)
                         ORDER BY p.id""")
                .param(reference.value())
                .query((row, n) -> new CaseReference(row.getString(1)))
                .list();
    }
}
