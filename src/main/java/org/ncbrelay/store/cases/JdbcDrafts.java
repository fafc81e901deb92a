package org.ncbrelay.store.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.store.Json;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Drafts; the database shows a writer only the own ones, and in a transaction alone: outside of one it knows of no writer. */
@Repository
@Transactional
class JdbcDrafts implements Drafts {
    private static final String SELECT =
            "SELECT id, reference AS correction_of, content, content::text AS json, version, created_at, updated_at FROM request_draft WHERE template IS NULL";

    private static final String TEMPLATES =
            "SELECT id, template AS name, content FROM request_draft WHERE template IS NOT NULL";

    private final JdbcClient jdbc;

    JdbcDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UUID begin(Map<String, Object> content, CaseReference correctionOf, Officer by, Instant at) {
        if (correctionOf == null) Drafts.requireRoomForDraft(counted(by, "template IS NULL AND reference IS NULL"));
        return insert(content, correctionOf, null, by, at);
    }

    @Override
    public void addTemplate(String name, Map<String, Object> content, Officer by, Instant at) {
        Drafts.requireRoomForTemplate(counted(by, "template IS NOT NULL"));
        insert(content, null, name, by, at);
    }

    private UUID insert(
            Map<String, Object> content, CaseReference correctionOf, String template, Officer by, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO request_draft (id, organisation, owner, content, created_at, updated_at, reference, template)
                        VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?)""")
                .params(
                        id,
                        by.organisation().value(),
                        by.userId(),
                        Json.write(content),
                        Rows.at(at),
                        Rows.at(at),
                        correctionOf == null ? null : correctionOf.value(),
                        template)
                .update();
        return id;
    }

    @Override
    public List<Template> templates() {
        return jdbc.sql(TEMPLATES + " ORDER BY lower(template), id")
                .query(Rows.to(Template.class))
                .list();
    }

    @Override
    public Optional<Template> findTemplate(UUID id) {
        return jdbc.sql(TEMPLATES + " AND id = ?")
                .param(id)
                .query(Rows.to(Template.class))
                .optional();
    }

    @Override
    public boolean save(UUID id, Map<String, Object> content, int seen, Instant at) {
        return jdbc.sql("""
                        UPDATE request_draft SET content = ?::jsonb, version = version + 1, updated_at = ?
                         WHERE id = ? AND version = ?""").params(Json.write(content), Rows.at(at), id, seen).update() == 1;
    }

    @Override
    public Optional<Draft> find(UUID id) {
        return one(SELECT + " AND id = ?", id);
    }

    @Override
    public Optional<Draft> findForChange(UUID id) {
        return one(SELECT + " AND id = ? FOR UPDATE", id);
    }

    private Optional<Draft> one(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(Rows.to(Draft.class)).optional();
    }

    @Override
    public List<Draft> mine() {
        return jdbc.sql(SELECT + " ORDER BY updated_at DESC")
                .query(Rows.to(Draft.class))
                .list();
    }

    @Override
    public List<Begun> latest(int most) {
        return jdbc.sql("""
                        SELECT id, reference AS correction_of, nullif(content ->> 'title', '') AS title, updated_at
                          FROM request_draft WHERE template IS NULL ORDER BY updated_at DESC LIMIT ?""").param(most).query(Rows.to(Begun.class)).list();
    }

    @Override
    public void discard(UUID id) {
        jdbc.sql("DELETE FROM request_draft WHERE id = ?").param(id).update();
    }

    /** How many the officer has; until the transaction ends, no one else adds one. */
    private long counted(Officer by, String which) {
        Rows.lock(jdbc, "drafts of " + by.userId());
        return jdbc.sql("SELECT count(*) FROM request_draft WHERE " + which)
                .query(Long.class)
                .single();
    }
}
