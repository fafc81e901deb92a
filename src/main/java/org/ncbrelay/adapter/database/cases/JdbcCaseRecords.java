package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.acknowledgment.Acknowledgments;
import org.ncbrelay.domain.casefile.Feedbacks;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.Escalations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Acknowledgments, feedback, reminders and escalations of a case; rows are only ever added. */
@Repository
record JdbcCaseRecords(JdbcClient jdbc) implements Acknowledgments, Feedbacks, Escalations {
    @Override
    public void add(CaseReference reference, Acknowledgment acknowledgment) {
        jdbc.sql("""
                INSERT INTO acknowledgment (reference, outcome, reason, decided_by, decided_at)
                VALUES (:reference, :outcome, :reason, :decidedBy, :decidedAt)""")
                .paramSource(Rows.of(acknowledgment).addValue("reference", reference.value()))
                .update();
    }

    @Override
    public List<Acknowledgment> of(CaseReference reference) {
        return jdbc.sql(
                        "SELECT outcome, reason, decided_by, decided_at FROM acknowledgment WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query(Rows.to(Acknowledgment.class))
                .list();
    }

    @Override
    public void add(CaseReference reference, FeedbackKind kind, String outcome, String note, Officer by, Instant at) {
        jdbc.sql(
                        "INSERT INTO feedback (reference, kind, outcome, note, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(reference.value(), kind.name(), outcome, note, by.userId(), Rows.at(at))
                .update();
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
