package org.ncbrelay.store.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Acknowledgments, feedback, reminders and escalations of a case; rows are only ever added. */
@Repository
public class CaseRecords {
    private final JdbcClient jdbc;

    CaseRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(CaseReference reference, Acknowledgment acknowledgment) {
        jdbc.sql("""
                INSERT INTO acknowledgment (reference, outcome, reason, decided_by, decided_at)
                VALUES (:reference, :outcome, :reason, :decidedBy, :decidedAt)""")
                .paramSource(Rows.of(acknowledgment).addValue("reference", reference.value()))
                .update();
    }

    /** In order; at most the last one of each round is final. */
    public List<Acknowledgment> of(CaseReference reference) {
        return jdbc.sql(
                        "SELECT outcome, reason, decided_by, decided_at FROM acknowledgment WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query(Rows.to(Acknowledgment.class))
                .list();
    }

    public void add(CaseReference reference, FeedbackKind kind, String outcome, String note, Officer by, Instant at) {
        jdbc.sql(
                        "INSERT INTO feedback (reference, kind, outcome, note, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(reference.value(), kind.name(), outcome, note, by.userId(), Rows.at(at))
                .update();
    }

    /**
     * How many there were for a step of a case.
     *
     * @param debt which answer is owed, where a step asks for several side by side; else empty
     */
    public int count(CaseReference reference, String step, String debt) {
        return jdbc.sql("SELECT coalesce(max(stage), 0) FROM escalation WHERE reference = ? AND step = ? AND debt = ?")
                .params(reference.value(), step, debt)
                .query(Integer.class)
                .single();
    }

    public void add(CaseReference reference, String step, String debt, int stage, Escalation action, Instant at) {
        jdbc.sql(
                        "INSERT INTO escalation (reference, step, debt, stage, action, escalated_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(reference.value(), step, debt, stage, action.name(), Rows.at(at))
                .update();
    }

    /**
     * Begins the next round of what is decided from that status on.
     *
     * @param node diagram and node that sends the case back
     */
    public void sentBack(CaseReference reference, CaseStatus to, String node, Officer by, Instant at) {
        jdbc.sql("INSERT INTO sent_back (reference, status, node, sent_by, sent_at) VALUES (?, ?, ?, ?, ?)")
                .params(reference.value(), to.name(), node, by.userId(), Rows.at(at))
                .update();
    }

    /** Whether the NCB has acknowledged the request, and it was not sent back since: one of the two facts that direct contact needs. */
    public boolean isAcknowledged(CaseReference reference) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM acknowledgment a
                                        WHERE a.reference = ? AND a.outcome = 'ACKNOWLEDGED'
                                          AND a.round > relay_sent_back(a.reference, 'SUBMITTED'))""").param(reference.value()).query(Boolean.class).single();
    }

    /** What was recorded. */
    public enum FeedbackKind {
        CONFIRMED,
        NO_FEEDBACK,
        CLOSED
    }

    /**
     * A task not completed in time.
     *
     * @param id           of the task; its reminders are counted for itself
     * @param step         whose time limit it has, as in the decision tables
     * @param offices      who may complete it; at least one
     * @param secondOffice who may complete it as well once the limit has lapsed; empty where two offices may from the start
     * @param waiting      as letters name it; empty where the step itself is overdue
     */
    public record OverdueTask(
            String id, String step, List<Role> offices, Optional<Role> secondOffice, Optional<WaitingTask> waiting) {
        public OverdueTask(String id, String step, List<Role> offices, Optional<Role> secondOffice) {
            this(id, step, offices, secondOffice, Optional.empty());
        }

        public OverdueTask {
            offices = List.copyOf(offices);
            if (offices.isEmpty()) throw new IllegalArgumentException("no office may complete the task " + id);
        }
    }
}
