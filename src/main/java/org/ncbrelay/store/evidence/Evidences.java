package org.ncbrelay.store.evidence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.evidence.CustodyEntry;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The evidence that the acting organisation handles, and who had it in hand; rows are only ever added. */
@Repository
public record Evidences(JdbcClient jdbc) {
    /** A file name from the time of a wider rule is shown by the rule of today: {@code FileName.of} reads it. */
    private static final String SELECT = """
            SELECT id, reference, file_name, media_type, size, sha256, description, source_url, captured_at, received_by,
                   received_organisation, received_at, erased_at, supplement FROM evidence""";

    public void add(Evidence evidence) {
        jdbc.sql("""
                INSERT INTO evidence (id, reference, file_name, media_type, size, sha256, description, source_url, captured_at,
                        received_by, received_organisation, received_at, supplement)
                VALUES (:id, :reference, :fileName, :mediaType, :size, :sha256, :description, :sourceUrl, :capturedAt, :receivedBy,
                        :receivedOrganisation, :receivedAt, :supplement)""").paramSource(Rows.of(evidence)).update();
    }

    /** Oldest first. */
    public List<Evidence> of(CaseReference reference) {
        return jdbc.sql(SELECT + " WHERE reference = ? ORDER BY received_at, id")
                .param(reference.value())
                .query(Rows.to(Evidence.class))
                .list();
    }

    public Optional<Evidence> find(CaseReference reference, UUID id) {
        return jdbc.sql(SELECT + " WHERE reference = ? AND id = ?")
                .params(reference.value(), id)
                .query(Rows.to(Evidence.class))
                .optional();
    }

    /** Everything whose bytes are stored, oldest first. */
    public List<Evidence> all() {
        return jdbc.sql(SELECT + " WHERE erased_at IS NULL ORDER BY received_at, id")
                .query(Rows.to(Evidence.class))
                .list();
    }

    /** Bytes of all originals of a case together. */
    public long sizeOf(CaseReference reference) {
        return jdbc.sql("SELECT coalesce(sum(size), 0) FROM evidence WHERE reference = ? AND erased_at IS NULL")
                .param(reference.value())
                .query(Long.class)
                .single();
    }

    public void note(CustodyEntry entry) {
        jdbc.sql("""
                INSERT INTO evidence_custody (evidence_id, reference, act, actor, actor_organisation, address, reason, happened_at)
                VALUES (:evidenceId, :reference, :act, :actor, :actorOrganisation, :address, :reason, :happenedAt)""").paramSource(Rows.of(entry)).update();
    }

    /** How many files of a case or intelligence the officer never saw listed. */
    public int unseen(CaseReference reference, Officer by) {
        return jdbc.sql("""
                        SELECT count(*) FROM evidence e WHERE reference = ?
                           AND NOT EXISTS (SELECT FROM evidence_custody c WHERE c.evidence_id = e.id AND c.actor = ?)""")
                .params(reference.value(), by.userId())
                .query(Integer.class)
                .single();
    }

    /** In order. */
    public List<CustodyEntry> custody(CaseReference reference, UUID id) {
        return jdbc.sql("""
                        SELECT evidence_id, reference, act, actor, actor_organisation, address, reason, happened_at
                          FROM evidence_custody WHERE reference = ? AND evidence_id = ? ORDER BY id""")
                .params(reference.value(), id)
                .query(Rows.to(CustodyEntry.class))
                .list();
    }
}
