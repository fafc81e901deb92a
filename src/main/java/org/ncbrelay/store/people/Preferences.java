package org.ncbrelay.store.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.preference.SavedViews;
import org.ncbrelay.domain.preference.SavedViews.SavedView;
import org.ncbrelay.domain.preference.SavedViews.SavedView.ListKind;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How a user wants to read the pages, and saved views; row-level security leaves each officer their own. */
@Repository
public class Preferences implements SavedViews {
    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Chosen of(String userId) {
        return jdbc.sql("SELECT language, time_zone FROM officer_profile WHERE user_id = ?")
                .param(userId)
                .query(Rows.to(Chosen.class))
                .optional()
                .orElse(Chosen.NOTHING);
    }

    @Transactional
    public void choose(String userId, Chosen chosen) {
        jdbc.sql("""
                        INSERT INTO officer_profile (user_id, language, time_zone) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE SET language = excluded.language, time_zone = excluded.time_zone""").params(userId, chosen.language(), chosen.timeZone()).update();
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

    /**
     * @param language {@code en}, {@code fr}, {@code es} or {@code ar}; null follows the browser
     * @param timeZone IANA name; null follows the organisation
     */
    public record Chosen(String language, String timeZone) {
        public static final Chosen NOTHING = new Chosen(null, null);
    }
}
