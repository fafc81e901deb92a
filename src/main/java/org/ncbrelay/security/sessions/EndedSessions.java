package org.ncbrelay.security.sessions;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes the rows of sessions that have ended by themselves. */
@Component
public class EndedSessions {
    private final JdbcClient jdbc;

    EndedSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Removes them on one node: another that comes meanwhile leaves it to that one.
     *
     * @return how many there were
     */
    @Transactional
    public int remove() {
        boolean isFirst = jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('relay_session', 0))")
                .query(Boolean.class)
                .single();
        if (!isFirst) return 0;
        return jdbc.sql("DELETE FROM relay_session WHERE expiry_time < :now")
                .param("now", StoredSessions.now())
                .update();
    }
}
