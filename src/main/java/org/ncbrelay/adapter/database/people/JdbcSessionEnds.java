package org.ncbrelay.adapter.database.people;

import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.administration.SessionEnds;
import org.ncbrelay.domain.administration.SessionEnds.SessionEnd;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ends of sessions as rows; the database audits each. */
@Repository
class JdbcSessionEnds implements SessionEnds {
    private final JdbcClient jdbc;

    JdbcSessionEnds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(SessionEnd end) {
        jdbc.sql("""
                INSERT INTO session_end (id, organisation, user_id, sessions, ended_by, ended_at)
                VALUES (:id, :organisation, :userId, :sessions, :endedBy, :endedAt)""").paramSource(Rows.of(end)).update();
    }
}
