package org.ncbrelay.adapter.database.evidence;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.evidence.Scan;
import org.ncbrelay.domain.evidence.Scans;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Verdicts of scanners; of what the acting organisation does not handle there are none. */
@Repository
record JdbcScans(JdbcClient jdbc) implements Scans {
    @Override
    public Map<UUID, Scan> of(CaseReference reference) {
        return byId(
                "SELECT evidence_id AS id, verdict, signature, signatures, scanned_at FROM evidence_scan WHERE reference = ?",
                reference.value());
    }

    @Override
    public Scan find(UUID evidence) {
        return jdbc.sql("SELECT verdict, signature, signatures, scanned_at FROM evidence_scan WHERE evidence_id = ?")
                .param(evidence)
                .query(Rows.to(Scan.class))
                .optional()
                .orElse(Scan.NONE);
    }

    /** A row that is not there yet cannot be locked. */
    @Override
    public Scan findForChange(UUID evidence) {
        Rows.lock(jdbc, "evidence_scan " + evidence);
        return find(evidence);
    }

    @Override
    public void keep(CaseReference reference, UUID evidence, Scan scan) {
        jdbc.sql("""
                INSERT INTO evidence_scan (evidence_id, reference, verdict, signature, signatures, scanned_at)
                VALUES (:evidenceId, :reference, :verdict, :signature, :signatures, :scannedAt)
                ON CONFLICT (evidence_id) DO UPDATE SET verdict = excluded.verdict, signature = excluded.signature, signatures = excluded.signatures, scanned_at = excluded.scanned_at""")
                .paramSource(Rows.of(scan).addValue("evidenceId", evidence).addValue("reference", reference.value()))
                .update();
    }

    @Override
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

    @Override
    public Map<UUID, Scan> ofDraft(UUID draft) {
        return byId("""
                        SELECT id, verdict, signature, signatures, scanned_at FROM draft_evidence
                         WHERE draft = ? AND verdict IS NOT NULL""", draft);
    }

    @Override
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
}
