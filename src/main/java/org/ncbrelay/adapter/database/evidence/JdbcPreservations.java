package org.ncbrelay.adapter.database.evidence;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.adapter.database.TransactionReads;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.audit.AuditLog.Read;
import org.ncbrelay.domain.preservation.Preservations;
import org.ncbrelay.domain.preservation.Preservations.Preserved;
import org.ncbrelay.journal.PendingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Preservation requests in PostgreSQL. */
@Repository
record JdbcPreservations(JdbcClient jdbc, TransactionReads reads, PendingRows rows, AuditLog audit)
        implements Preservations {
    @Override
    public void add(CaseReference reference, Preserved request) {
        Map<String, Object> row = new HashMap<>();
        row.put("reference", reference.value());
        row.put("id", request.id());
        row.put("provider", request.provider());
        row.put("account", request.account());
        row.put("requested_at", request.requestedAt());
        row.put("expires_at", request.expiresAt());
        row.put("period_days", request.periodDays());
        row.put("renewals_left", request.renewalsLeft());
        rows.add("preservations", row);
        reads.remember(request.id(), request);
    }

    @Override
    public Preserved get(UUID id) {
        return reads.once(
                id,
                () -> jdbc.sql("SELECT * FROM preservation_request WHERE id = ?")
                        .param(id)
                        .query(Rows.to(Preserved.class))
                        .optional()
                        .orElseThrow(Refusal.NotFound::new));
    }

    @Override
    public List<Preserved> running(CaseReference reference) {
        return jdbc.sql(
                        "SELECT * FROM preservation_request WHERE reference = ? AND outcome IS NULL ORDER BY expires_at, id")
                .param(reference.value())
                .query(Rows.to(Preserved.class))
                .list();
    }

    @Override
    public void warned(UUID id, Instant at) {
        jdbc.sql("UPDATE preservation_request SET warned_at = ? WHERE id = ?")
                .params(Rows.at(at), id)
                .update();
    }

    @Override
    public void renewed(Preserved request, Officer by, Instant at) {
        int changed = jdbc.sql("""
                        UPDATE preservation_request SET expires_at = ?, renewals_left = ?, renewed_at = ?, renewed_by = ?
                         WHERE id = ? AND expires_at < ?""")
                .params(
                        request.expiresAt(),
                        request.renewalsLeft(),
                        Rows.at(at),
                        by.userId(),
                        request.id(),
                        request.expiresAt())
                .update();
        if (changed == 0) throw new Refusal.Conflict("This preservation request was renewed before.");
    }

    @Override
    public void ended(UUID id, boolean lapsed, String reason, Instant at) {
        jdbc.sql(
                        "UPDATE preservation_request SET outcome = ?, reason = ?, ended_at = ? WHERE id = ? AND outcome IS NULL")
                .params(lapsed ? "LAPSED" : "LET_LAPSE", reason, Rows.at(at), id)
                .update();
    }

    @Override
    public List<Standing> of(CaseReference reference) {
        audit.read(Read.PRESERVATION, reference);
        return jdbc.sql("""
                        SELECT *, CASE outcome WHEN 'LAPSED' THEN 'LAPSED' WHEN 'LET_LAPSE' THEN 'RELEASED' ELSE 'RUNNING' END AS state
                          FROM preservation_request WHERE reference = ? ORDER BY expires_at, id""")
                .param(reference.value())
                .query(Rows.to(Standing.class))
                .list();
    }
}
