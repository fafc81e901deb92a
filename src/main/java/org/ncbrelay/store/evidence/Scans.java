package org.ncbrelay.store.evidence;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.evidence.Scan;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What scanners said of originals, of cases and of drafts; row-level security shows a verdict to those who see the original. */
@Repository
public class Scans {
    private final JdbcClient jdbc;

    Scans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a case that were scanned. */
    public Map<UUID, Scan> of(CaseReference reference) {
        return byId(
                "SELECT evidence_id AS id, verdict, signature, signatures, scanned_at FROM evidence_scan WHERE reference = ?",
                reference.value());
    }

    /** {@link Scan#NONE} if the original was never scanned. */
    public Scan find(UUID evidence) {
        return jdbc.sql("SELECT verdict, signature, signatures, scanned_at FROM evidence_scan WHERE evidence_id = ?")
                .param(evidence)
                .query(Rows.to(Scan.class))
                .optional()
                .orElse(Scan.NONE);
    }

    /**
     * As {@link #find}; until the end of the transaction no one else writes what a scanner said of the original. A row that is not there yet
     * cannot be locked.
     */
    public Scan findForChange(UUID evidence) {
        Rows.lock(jdbc, "evidence_scan " + evidence);
        return find(evidence);
    }

    public void keep(CaseReference reference, UUID evidence, Scan scan) {
        jdbc.sql("""
                INSERT INTO evidence_scan (evidence_id, reference, verdict, signature, signatures, scanned_at)
                VALUES (:evidenceId, :reference, :verdict, :signature, :signatures, :scannedAt)
                ON CONFLICT (evidence_id) DO UPDATE SET verdict = excluded.verdict, signature = excluded.signature, signatures = excluded.signatures, scanned_at = excluded.scanned_at""")
                .paramSource(Rows.of(scan).addValue("evidenceId", evidence).addValue("reference", reference.value()))
                .update();
    }

    /**
     * Originals of the acting organisation's own cases, and of its intelligence, that no scanner has judged, or not since that moment; those that waited longest first.
     *
     * @param limit at most so many
     */
    public List<Due> due(Instant before, int limit) {
        return jdbc.sql("""
                        SELECT e.reference, e.id AS evidence FROM evidence e LEFT JOIN evidence_scan s ON s.evidence_id = e.id
                         WHERE e.erased_at IS NULL AND CASE left(e.reference, 3) WHEN 'INT' THEN 'INTERPOL' ELSE left(e.reference, 3) END = relay_organisation()
                           AND (s.evidence_id IS NULL OR s.verdict = 'FAILED' OR s.scanned_at < ?)
                         ORDER BY s.scanned_at NULLS FIRST, e.received_at, e.id LIMIT ?""")
                .params(Rows.at(before), limit)
                .query(Rows.to(Due.class))
                .list();
    }

    /** Those of a draft that were scanned; each officer sees the own drafts only. */
    public Map<UUID, Scan> ofDraft(UUID draft) {
        return byId("""
                        SELECT id, verdict, signature, signatures, scanned_at FROM draft_evidence
                         WHERE draft = ? AND verdict IS NOT NULL""", draft);
    }

    /** Does nothing if the original was taken out of the draft. */
    public void keepForDraft(UUID draft, UUID evidence, Scan scan) {
        jdbc.sql("""
                UPDATE draft_evidence SET verdict = :verdict, signature = :signature, signatures = :signatures,
                       scanned_at = :scannedAt WHERE draft = :draft AND id = :id""")
                .paramSource(Rows.of(scan).addValue("draft", draft).addValue("id", evidence))
                .update();
    }

    private Map<UUID, Scan> byId(String sql, Object of) {
        Map<UUID, Scan> scans = new HashMap<>();
        jdbc.sql(sql).param(of).query((ResultSet row) -> {
            scans.put(row.getObject("id", UUID.class), Rows.to(Scan.class).mapRow(row, 0));
        });
        return scans;
    }

    public record Due(CaseReference reference, UUID evidence) {}
}
