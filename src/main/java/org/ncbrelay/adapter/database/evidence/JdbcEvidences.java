package org.ncbrelay.adapter.database.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.evidence.CustodyEntry;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.Evidences;
import org.ncbrelay.domain.evidence.FileName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Evidence and its custody; what the acting organisation does not handle is not there. */
@Repository
class JdbcEvidences implements Evidences {
    private static final String SELECT = """
            SELECT id, reference, file_name, media_type, size, sha256, description, source_url, captured_at, received_by,
                   received_organisation, received_at, erased_at FROM evidence""";

    private final JdbcClient jdbc;

    JdbcEvidences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Evidence evidence) {
        jdbc.sql("""
                INSERT INTO evidence (id, reference, file_name, media_type, size, sha256, description, source_url, captured_at,
                                      received_by, received_organisation, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        evidence.id(),
                        evidence.reference().value(),
                        evidence.fileName().value(),
                        evidence.mediaType(),
                        evidence.size(),
                        evidence.sha256(),
                        evidence.provenance().description(),
                        evidence.provenance().sourceUrl(),
                        Rows.at(evidence.provenance().capturedAt()),
                        evidence.receivedBy(),
                        evidence.receivedOrganisation(),
                        Rows.at(evidence.receivedAt()))
                .update();
    }

    @Override
    public List<Evidence> of(CaseReference reference) {
        return jdbc.sql(SELECT + " WHERE reference = ? ORDER BY received_at, id")
                .param(reference.value())
                .query((row, n) -> evidence(row))
                .list();
    }

    @Override
    public Optional<Evidence> find(CaseReference reference, UUID id) {
        return jdbc.sql(SELECT + " WHERE reference = ? AND id = ?")
                .params(reference.value(), id)
                .query((row, n) -> evidence(row))
                .optional();
    }

    @Override
    public List<Evidence> all() {
        return jdbc.sql(SELECT + " WHERE erased_at IS NULL ORDER BY received_at, id")
                .query((row, n) -> evidence(row))
                .list();
    }

    @Override
    public long sizeOf(CaseReference reference) {
        return jdbc.sql("SELECT coalesce(sum(size), 0) FROM evidence WHERE reference = ? AND erased_at IS NULL")
                .param(reference.value())
                .query(Long.class)
                .single();
    }

    @Override
    public void note(CustodyEntry entry) {
        jdbc.sql("""
                INSERT INTO evidence_custody (evidence_id, reference, act, actor, actor_organisation, address, reason, happened_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        entry.evidenceId(),
                        entry.reference().value(),
                        entry.act().name(),
                        entry.actor(),
                        entry.actorOrganisation(),
                        entry.address(),
                        entry.reason(),
                        Rows.at(entry.happenedAt()))
                .update();
    }

    @Override
    public List<CustodyEntry> custody(CaseReference reference, UUID id) {
        return jdbc.sql("""
                        SELECT evidence_id, reference, act, actor, actor_organisation, address, reason, happened_at
                          FROM evidence_custody WHERE reference = ? AND evidence_id = ? ORDER BY id""")
                .params(reference.value(), id)
                .query((row, n) -> new CustodyEntry(
                        row.getObject("evidence_id", UUID.class),
                        new CaseReference(row.getString("reference")),
                        CustodyEntry.Act.valueOf(row.getString("act")),
                        row.getString("actor"),
                        row.getString("actor_organisation"),
                        row.getString("address"),
                        row.getString("reason"),
                        Rows.instant(row, "happened_at")))
                .list();
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getObject("id", UUID.class),
                new CaseReference(row.getString("reference")),
                // A name from the time of a wider rule is shown by the rule of today.
                FileName.of(row.getString("file_name")),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                new Evidence.Provenance(
                        row.getString("description"), row.getString("source_url"), Rows.instant(row, "captured_at")),
                row.getString("received_by"),
                row.getString("received_organisation"),
                Rows.instant(row, "received_at"),
                Rows.instant(row, "erased_at"));
    }
}
