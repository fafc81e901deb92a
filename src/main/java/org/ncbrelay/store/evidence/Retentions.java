package org.ncbrelay.store.evidence;

import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.retention.Retention;
import org.ncbrelay.domain.retention.Retention.Step;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Retention of cases and of intelligence, in steps that are only added; the erasure itself is a function of the database that asks for an approved one. */
@Repository
public record Retentions(JdbcClient jdbc) {
    private static final String ENDS_OF_CASES = "'CLOSED', 'DECLINED', 'WITHDRAWN'";
    private static final String ENDS_OF_INTELLIGENCE = "'DISSEMINATED', 'NOT_RELEASED', 'RECALLED'";

    /**
     * Locks the case or the intelligence until the transaction ends.
     *
     * @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not for the acting organisation
     */
    public Retention getForChange(CaseReference reference) {
        return jdbc.sql("""
                        SELECT retention_until, retention_review_at, status IN (%s) AS over, erased_at FROM %s
                         WHERE reference = ? FOR UPDATE""".formatted(
                                reference.isIntelligence() ? ENDS_OF_INTELLIGENCE : ENDS_OF_CASES, table(reference)))
                .param(reference.value())
                .query((row, n) -> new Retention(
                        reference,
                        Rows.date(row, "retention_until"),
                        Rows.date(row, "retention_review_at"),
                        row.getBoolean("over"),
                        row.getObject("erased_at") != null,
                        steps(reference)))
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    /** What is over and not erased, and whose review or end has come, most urgent first. */
    public List<Due> due(LocalDate today) {
        return jdbc.sql("""
                        WITH kept AS (
                            SELECT reference, retention_until, retention_review_at FROM support_request
                             WHERE status IN (%s) AND erased_at IS NULL
                            UNION ALL
                            SELECT reference, retention_until, retention_review_at FROM intelligence
                             WHERE status IN (%s) AND erased_at IS NULL AND relay_organisation() = 'INTERPOL')
                        SELECT r.reference, coalesce(r.retention_review_at, r.retention_until) AS review_at, r.retention_until AS until,
                               coalesce((SELECT s.kind = 'HELD' FROM retention_step s WHERE s.reference = r.reference
                                          AND s.kind IN ('HELD', 'RELEASED') ORDER BY s.id DESC LIMIT 1), false) AS held,
                               coalesce((SELECT s.kind = 'ERASURE_PROPOSED' FROM retention_step s WHERE s.reference = r.reference
                                          AND s.kind NOT IN ('REVIEW_DUE', 'REVIEW_REMINDED') ORDER BY s.id DESC LIMIT 1), false) AS proposed,
                               coalesce((SELECT s.kind = 'REVIEW_DUE' FROM retention_step s WHERE s.reference = r.reference
                                          AND s.kind IN ('REVIEW_DUE', 'RENEWED') ORDER BY s.id DESC LIMIT 1), false) AS announced
                          FROM kept r
                         WHERE r.retention_review_at <= ? OR r.retention_until <= ?
                         ORDER BY r.retention_until, r.reference""".formatted(ENDS_OF_CASES, ENDS_OF_INTELLIGENCE))
                .params(today, today)
                .query(Rows.to(Due.class))
                .list();
    }

    public void add(CaseReference reference, Step step) {
        jdbc.sql("""
                INSERT INTO retention_step (reference, kind, until, reason, actor, actor_organisation, happened_at)
                VALUES (:reference, :kind, :until, :reason, :actor, :actorOrganisation, :happenedAt)""")
                .paramSource(Rows.of(step).addValue("reference", reference.value()))
                .update();
    }

    public void renew(CaseReference reference, LocalDate until, LocalDate reviewAt) {
        jdbc.sql("UPDATE %s SET retention_until = ?, retention_review_at = ? WHERE reference = ?"
                        .formatted(table(reference)))
                .params(until, reviewAt, reference.value())
                .update();
    }

    /** Removes the content of an erasure that was approved; the audit and the bare facts stay. */
    public void erase(CaseReference reference) {
        jdbc.sql("SELECT 1 FROM relay_erase(?)")
                .param(reference.value())
                .query((row, n) -> 0)
                .list();
    }

    private static String table(CaseReference reference) {
        return reference.isIntelligence() ? "intelligence" : "support_request";
    }

    private List<Step> steps(CaseReference reference) {
        return jdbc.sql(
                        "SELECT kind, until, reason, actor, actor_organisation, happened_at FROM retention_step WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query(Rows.to(Step.class))
                .list();
    }

    /** @param announced whether a nightly look has found it before */
    public record Due(
            String reference, LocalDate reviewAt, LocalDate until, boolean held, boolean proposed, boolean announced) {}
}
