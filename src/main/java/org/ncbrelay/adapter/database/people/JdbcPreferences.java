package org.ncbrelay.adapter.database.people;

import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.preference.Preferences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Preferences beside what else the relay knows of a user. */
@Repository
class JdbcPreferences implements Preferences {
    private final JdbcClient jdbc;

    JdbcPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Chosen of(String userId) {
        return jdbc.sql("SELECT language, time_zone FROM officer_profile WHERE user_id = ?")
                .param(userId)
                .query(Rows.to(Chosen.class))
                .optional()
                .orElse(Chosen.NOTHING);
    }

    @Override
    @Transactional
    public void choose(String userId, Chosen chosen) {
        jdbc.sql("""
                        INSERT INTO officer_profile (user_id, language, time_zone) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE SET language = excluded.language, time_zone = excluded.time_zone""").params(userId, chosen.language(), chosen.timeZone()).update();
    }
}
