package org.ncbrelay.store.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.preservation.PreservationPeriods;
import org.ncbrelay.domain.request.SupportRequest.Preservation;
import org.ncbrelay.journal.PendingRows;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.TransactionReads;
import org.ncbrelay.store.WorkerTransactions;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;

/** Preservation requests of cases, and what became of them. */
@Repository("storedPreservations")
public class Preservations {
    private final JdbcClient jdbc;
    private final TransactionReads reads;
    private final PendingRows rows;
    private final AuditLog audit;
    private final WorkerTransactions worker;

    Preservations(
            JdbcClient jdbc,
            TransactionReads reads,
            PendingRows rows,
            AuditLog audit,
            PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.rows = rows;
        this.audit = audit;
        this.worker = new WorkerTransactions("preservation", jdbc, transactionManager);
    }

    /** It waits for its warning. */
    public void add(CaseReference reference, Preserved request) {
        Map<String, Object> row = new HashMap<>();
        row.put("reference", reference.value());
        row.put("id", request.id());
        row.put("provider", request.provider());
        row.put("account", request.account());
        row.put("requested_at", request.requestedAt());
        row.put("expires_at", request.expiresAt());
        row.put("warning_at", request.warning());
        row.put("period_days", request.periodDays());
        row.put("renewals_left", request.renewalsLeft());
        rows.add("preservations", row);
        reads.remember(request.id(), request);
    }

    public Preserved get(UUID id) {
        return reads.once(
                id,
                () -> jdbc.sql("SELECT * FROM preservation_request WHERE id = ?")
                        .param(id)
                        .query(Rows.to(Preserved.class))
                        .optional()
                        .orElseThrow(Refusal.NotFound::new));
    }

    /** Those of all countries whose warning is due, the one that fell due first before the others; in a transaction of its own. */
    public List<Waiting> due(Instant now) {
        return worker.call(() -> jdbc.sql(
                        "SELECT reference, id FROM preservation_request WHERE warning_at <= ? ORDER BY warning_at, id")
                .param(Rows.at(now))
                .query(Rows.to(Waiting.class))
                .list());
    }

    /**
     * Takes one whose warning is due, for the running transaction alone: if it is rolled back, the request waits as before.
     * Takes its case as well, as an erasure and a correction do: each of them finds a request that waits, or one whose process runs.
     *
     * @return empty if it was taken, corrected or erased, or it or its case is in the hands of another transaction
     */
    public Optional<Preserved> claim(UUID id, Instant now) {
        Optional<Preserved> claimed = jdbc.sql("""
                        UPDATE preservation_request SET warning_at = NULL
                         WHERE id = (SELECT p.id FROM preservation_request p JOIN support_request r USING (reference)
                                      WHERE p.id = ? AND p.warning_at <= ? FOR NO KEY UPDATE OF r, p SKIP LOCKED)
                        RETURNING *""")
                .params(id, Rows.at(now))
                .query(Rows.to(Preserved.class))
                .optional();
        claimed.ifPresent(request -> reads.remember(id, request));
        return claimed;
    }

    /** Those that have neither lapsed nor been released, the first lapse first. */
    public List<Preserved> running(CaseReference reference) {
        return jdbc.sql(
                        "SELECT * FROM preservation_request WHERE reference = ? AND outcome IS NULL ORDER BY expires_at, id")
                .param(reference.value())
                .query(Rows.to(Preserved.class))
                .list();
    }

    public void warned(UUID id, Instant at) {
        jdbc.sql("UPDATE preservation_request SET warned_at = ? WHERE id = ?")
                .params(Rows.at(at), id)
                .update();
    }

    /** It waits for its next warning. */
    public void renewed(Preserved request, Officer by, Instant at) {
        int changed = jdbc.sql("""
                        UPDATE preservation_request SET expires_at = ?, warning_at = ?, renewals_left = ?, renewed_at = ?, renewed_by = ?
                         WHERE id = ? AND expires_at < ?""")
                .params(
                        request.expiresAt(),
                        Rows.at(request.warning()),
                        request.renewalsLeft(),
                        Rows.at(at),
                        by.userId(),
                        request.id(),
                        request.expiresAt())
                .update();
        if (changed == 0) throw new Refusal.Conflict("This preservation request was renewed before.");
    }

    /** @param lapsed false if the agency decided so; @param reason null where it lapsed by itself */
    public void ended(UUID id, boolean lapsed, String reason, Instant at) {
        jdbc.sql(
                        "UPDATE preservation_request SET outcome = ?, reason = ?, ended_at = ?, warning_at = NULL WHERE id = ? AND outcome IS NULL")
                .params(lapsed ? "LAPSED" : "LET_LAPSE", reason, Rows.at(at), id)
                .update();
    }

    public List<Standing> of(CaseReference reference) {
        audit.read(Read.PRESERVATION, reference);
        return jdbc.sql("""
                        SELECT *, CASE outcome WHEN 'LAPSED' THEN 'LAPSED' WHEN 'LET_LAPSE' THEN 'RELEASED' ELSE 'RUNNING' END AS state
                          FROM preservation_request WHERE reference = ? ORDER BY expires_at, id""")
                .param(reference.value())
                .query(Rows.to(Standing.class))
                .list();
    }

    /** A request whose warning is due. */
    public record Waiting(CaseReference reference, UUID id) {}

    /**
     * One request in its current state.
     *
     * @param state       {@code RUNNING}, {@code LAPSED}, or {@code RELEASED} by the agency; it does not depend on the case
     * @param renewalsLeft how often it can be renewed
     */
    public record Standing(
            UUID id,
            String provider,
            String account,
            LocalDate requestedAt,
            LocalDate expiresAt,
            Instant warnedAt,
            Instant renewedAt,
            String renewedBy,
            int renewalsLeft,
            String state,
            String reason) {}

    /**
     * A preservation request that is watched until it lapses.
     *
     * @param account      null if not given
     * @param expiresAt    last day on which the platform keeps the data
     * @param periodDays   how long a renewal prolongs it, in days
     * @param renewalsLeft how often it can be renewed
     */
    public record Preserved(
            UUID id,
            String provider,
            String account,
            LocalDate requestedAt,
            LocalDate expiresAt,
            int periodDays,
            int renewalsLeft) {
        /** How long before the lapse the agency is warned, in days (our default). */
        public static final int WARNING_DAYS = 14;

        public Preserved {
            Objects.requireNonNull(id, "id");
            if (expiresAt.isBefore(requestedAt)) throw new IllegalArgumentException("lapses before it was requested");
        }

        /** @param today when it was requested, if the request does not say so */
        public static Preserved of(UUID id, Preservation request, PreservationPeriods.Period period, LocalDate today) {
            LocalDate requested = request.requestedAt() == null ? today : request.requestedAt();
            LocalDate expires = request.expiresAt() == null ? requested.plusDays(period.days()) : request.expiresAt();
            boolean before = expires.isBefore(requested);
            return new Preserved(
                    id,
                    request.provider(),
                    request.account(),
                    before ? expires : requested,
                    expires,
                    period.days(),
                    period.renewals());
        }

        /** When the agency is warned: the beginning of that day, UTC. */
        public Instant warning() {
            return expiresAt
                    .minusDays(WARNING_DAYS)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        }

        /** When the platform may delete: the end of the last day, UTC. */
        public Instant lapse() {
            return expiresAt.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        public boolean isRenewable(Instant now) {
            return renewalsLeft > 0 && now.isBefore(lapse());
        }

        /** @throws Refusal.Conflict if it has no renewal left or has lapsed */
        public Preserved renew(Instant now) {
            if (!isRenewable(now)) throw new Refusal.Conflict("This preservation request cannot be renewed any more.");
            LocalDate until = expiresAt.plusDays(periodDays);
            return new Preserved(id, provider, account, requestedAt, until, periodDays, renewalsLeft - 1);
        }
    }
}
