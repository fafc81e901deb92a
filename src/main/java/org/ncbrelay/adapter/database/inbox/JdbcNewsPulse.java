package org.ncbrelay.adapter.database.inbox;

import java.util.Set;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.port.NewsPulse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Asks a function of the owner, which names followers and no case. */
@Repository
class JdbcNewsPulse implements NewsPulse {
    private final JdbcClient jdbc;

    JdbcNewsPulse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Beat since(Long event) {
        return jdbc.sql("SELECT followers, newest FROM relay_followers_since(:event::bigint)")
                .param("event", event)
                .query((row, n) -> new Beat(Set.copyOf(Rows.texts(row, "followers")), row.getLong("newest")))
                .single();
    }
}
