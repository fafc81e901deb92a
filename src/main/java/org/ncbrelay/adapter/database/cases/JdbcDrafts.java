package org.ncbrelay.adapter.database.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.adapter.database.Json;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Drafts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Drafts; the database shows a writer only the own ones. */
@Repository
class JdbcDrafts implements Drafts {
    private static final String SELECT =
            "SELECT id, reference, content::text AS content, updated_at FROM request_draft";

    private final JdbcClient jdbc;
    private final Json json;

    JdbcDrafts(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public UUID begin(Map<String, Object> content, CaseReference correctionOf, Officer by, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO request_draft (id, organisation, owner, content, created_at, updated_at, reference)
                        VALUES (?, ?, ?, ?::jsonb, ?, ?, ?)""")
                .params(
                        id,
                        by.organisation().value(),
                        by.userId(),
                        json.write(content),
                        Rows.at(at),
                        Rows.at(at),
                        correctionOf == null ? null : correctionOf.value())
                .update();
        return id;
    }

    @Override
    public void save(UUID id, Map<String, Object> content, Instant at) {
        jdbc.sql("UPDATE request_draft SET content = ?::jsonb, updated_at = ? WHERE id = ?")
                .params(json.write(content), Rows.at(at), id)
                .update();
    }

    @Override
    public Optional<Draft> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query((row, n) -> draft(row))
                .optional();
    }

    @Override
    public List<Draft> mine() {
        return jdbc.sql(SELECT + " ORDER BY updated_at DESC LIMIT 50")
                .query((row, n) -> draft(row))
                .list();
    }

    @Override
    public void discard(UUID id) {
        jdbc.sql("DELETE FROM request_draft WHERE id = ?").param(id).update();
    }

    private Draft draft(ResultSet row) throws SQLException {
        String reference = row.getString("reference");
        String content = row.getString("content");
        return new Draft(
                row.getObject("id", UUID.class),
                reference == null ? null : new CaseReference(reference),
                json.read(content),
                content,
                Rows.instant(row, "updated_at"));
    }
}
