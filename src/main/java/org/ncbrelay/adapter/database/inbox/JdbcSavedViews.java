package org.ncbrelay.adapter.database.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.preference.SavedViews;
import org.ncbrelay.domain.preference.SavedViews.SavedView;
import org.ncbrelay.domain.preference.SavedViews.SavedView.ListKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Saved views; row-level security leaves each officer their own. */
@Repository
class JdbcSavedViews implements SavedViews {
    private final JdbcClient jdbc;

    JdbcSavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<SavedView> of(Officer officer, ListKind list) {
        return jdbc.sql(
                        "SELECT id, list, name, query FROM saved_view WHERE officer = ? AND list = ? ORDER BY lower(name), id")
                .params(officer.userId(), list.name())
                .query(Rows.to(SavedView.class))
                .list();
    }

    @Override
    public void save(SavedView view, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO saved_view (id, organisation, officer, list, name, query, saved_at)
                VALUES (:id, :organisation, :officer, :list, :name, :query, :savedAt)
                ON CONFLICT (officer, organisation, list, name) DO UPDATE SET query = excluded.query, saved_at = excluded.saved_at""")
                .paramSource(Rows.of(view)
                        .addValue("organisation", by.organisation().value())
                        .addValue("officer", by.userId())
                        .addValue("savedAt", Rows.at(at)))
                .update();
    }

    @Override
    public boolean remove(UUID id, Officer by) {
        return jdbc.sql("DELETE FROM saved_view WHERE id = ? AND officer = ?")
                        .params(id, by.userId())
                        .update()
                > 0;
    }
}
