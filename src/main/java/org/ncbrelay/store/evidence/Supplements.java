package org.ncbrelay.store.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.recording.OfficialSource;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.domain.supplement.Supplement.SupplementKind;
import org.ncbrelay.domain.supplement.Supplement.SupplementStatus;
import org.ncbrelay.store.Json;
import org.ncbrelay.store.NoteColumns;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.ncbrelay.store.cases.RecordWaits;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The supplements that the acting organisation sees: of its own cases all, and as INTERPOL
 * those that were accepted.
 */
@Repository
public record Supplements(JdbcClient jdbc, ApplicationEventPublisher events, AuditLog audit) {
    private static final String SELECT = """
            SELECT id, reference, kind, content, agency_code, filed_by, filed_at, status, source, source_code, decided_by, decided_at,
                   reason, said, record_number, recorded_at FROM supplement""";

    /** It waits until it is accepted or decided. */
    public void add(
            UUID id,
            CaseReference reference,
            SupplementKind kind,
            Map<String, Object> content,
            Officer by,
            Instant at) {
        jdbc.sql("""
                INSERT INTO supplement (id, reference, kind, content, agency_code, filed_by, filed_at)
                VALUES (?, ?, ?, ?::jsonb, ?, ?, ?)""")
                .params(
                        id,
                        reference.value(),
                        kind.name(),
                        Json.write(content),
                        by.agencyCode(),
                        by.userId(),
                        Rows.at(at))
                .update();
    }

    /** @throws Refusal.NotFound if the acting organisation does not see it */
    public Supplement get(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query(Rows.to(Supplement.class))
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    /** Oldest first. */
    public List<Supplement> of(CaseReference reference) {
        audit.read(Read.SUPPLEMENTS, reference);
        return jdbc.sql(SELECT + " WHERE reference = ? ORDER BY filed_at, id")
                .param(reference.value())
                .query(Rows.to(Supplement.class))
                .list();
    }

    /** Whether any waits for the NCB, or is accepted and not in the record yet. */
    public boolean anyWait(CaseReference reference) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM supplement WHERE reference = ?
                                          AND (status = 'WAITING_FOR_NCB' OR status = 'ACCEPTED' AND record_number IS NULL))""").param(reference.value()).query(Boolean.class).single();
    }

    /** @param decidedBy null where the source itself filed it */
    public void accept(UUID id, OfficialSource source, Officer decidedBy, Instant at) {
        jdbc.sql("""
                UPDATE supplement SET status = 'ACCEPTED', source = ?, source_code = ?, decided_by = ?, decided_at = ? WHERE id = ?""")
                .params(
                        source.kind().name(),
                        source.code(),
                        decidedBy == null ? null : decidedBy.userId(),
                        Rows.at(at),
                        id)
                .update();
    }

    /**
     * Returns or declines it.
     *
     * @param decidedBy null where the end of the case decided
     */
    public void refuse(UUID id, SupplementStatus status, Note reason, Officer decidedBy, Instant at) {
        jdbc.sql("""
                UPDATE supplement SET status = ?, reason = ?, said = ?::jsonb, decided_by = ?, decided_at = ? WHERE id = ?""")
                .params(
                        status.name(),
                        NoteColumns.text(reason),
                        NoteColumns.said(reason),
                        decidedBy == null ? null : decidedBy.userId(),
                        Rows.at(at),
                        id)
                .update();
    }

    /** Queues the amendment of the record; a worker carries it out after the transaction. */
    public void amend(UUID id, Instant at) {
        jdbc.sql("UPDATE supplement SET next_attempt_at = ? WHERE id = ?")
                .params(Rows.at(at), id)
                .update();
        events.publishEvent(new RecordWaits());
    }
}
