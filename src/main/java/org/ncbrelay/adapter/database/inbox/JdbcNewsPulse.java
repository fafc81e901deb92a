package org.ncbrelay.adapter.database.inbox;

import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.news.NewsPulse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The events of followed cases since the last look, by a function of the owner, which names followers and no case. */
@Repository
class JdbcNewsPulse implements NewsPulse {
    private final JdbcClient jdbc;

    JdbcNewsPulse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Beat since(Beat known) {
        return jdbc.sql("""
                        SELECT followers, newest, newest_of_intelligence
                          FROM relay_followers_since(:event::bigint, :ofIntelligence::bigint)""")
                .param("event", known == null ? null : known.newest())
                .param("ofIntelligence", known == null ? null : known.newestOfIntelligence())
                .query(Rows.to(Beat.class))
                .single();
    }
}
