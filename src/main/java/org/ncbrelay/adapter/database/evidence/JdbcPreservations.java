package org.ncbrelay.adapter.database.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.audit.AuditLog.Read;
import org.ncbrelay.domain.preservation.Preservations;
import org.ncbrelay.domain.preservation.Preservations.Preserved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Preservation requests in PostgreSQL. */
@Repository
record JdbcPreservations(JdbcClient jdbc, AuditLog audit) implements Preservations {
    @Override
    public void add(CaseReference reference, List<Preserved> requests) {
        if (requests.isEmpty()) return;
        jdbc.sql("""
                        INSERT INTO preservation_request (reference, id, provider, account, requested_at, expires_at)
                        SELECT ?, p.* FROM unnest(?::uuid[], ?::text[], ?::text[], ?::date[], ?::date[]) AS p""")
                .params(
                        reference.value(),
                        column(requests, request -> request.id().toString()),
                        column(requests, Preserved::provider),
                        column(requests, Preserved::account),
                        column(requests, request -> request.requestedAt().toString()),
                        column(requests, request -> request.expiresAt().toString()))
                .update();
    }

    @Override
    public Preserved get(UUID id) {
        return jdbc.sql("SELECT *, renewed_at IS NOT NULL AS renewed FROM preservation_request WHERE id = ?")
                .param(id)
                .query(Rows.to(Preserved.class))
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    @Override
    public List<UUID> watched(CaseReference reference) {
        return jdbc.sql(
                        "SELECT id FROM preservation_request WHERE reference = ? AND outcome IS NULL ORDER BY expires_at, id")
                .param(reference.value())
                .query(UUID.class)
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
                        UPDATE preservation_request SET expires_at = ?, renewed_at = ?, renewed_by = ?
                         WHERE id = ? AND renewed_at IS NULL""")
                .params(request.expiresAt(), Rows.at(at), by.userId(), request.id())
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
                        SELECT p.*, CASE WHEN p.outcome IS NOT NULL THEN p.outcome
                                         WHEN r.status IN ('CLOSED', 'DECLINED', 'WITHDRAWN') THEN 'ENDED'
                                         WHEN p.renewed_at IS NOT NULL AND p.warned_at <= p.renewed_at THEN 'RENEWED'
                                         WHEN p.warned_at IS NOT NULL THEN 'LAPSE_NEAR'
                                         ELSE 'WATCHED' END AS state
                          FROM preservation_request p JOIN support_request r ON r.reference = p.reference
                         WHERE p.reference = ? ORDER BY p.expires_at, p.id""")
                .param(reference.value())
                .query(Rows.to(Standing.class))
                .list();
    }

    private static String[] column(List<Preserved> requests, Function<Preserved, String> value) {
        return requests.stream().map(value).toArray(String[]::new);
    }
}
