package org.ncbrelay.adapter.database.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.calendar.FreeDays;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Free days in PostgreSQL; a removed one stays on record. */
@Repository
@Transactional
class JdbcFreeDays implements FreeDays {
    private final JdbcClient jdbc;

    JdbcFreeDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<FreeDay> all() {
        return jdbc.sql("SELECT day, name, added_by, added_at FROM free_day WHERE removed_at IS NULL ORDER BY day")
                .query(Rows.to(FreeDay.class))
                .list();
    }

    @Override
    public void add(LocalDate day, String name, Officer by, Instant at) {
        try {
            jdbc.sql("INSERT INTO free_day (organisation, day, name, added_by, added_at) VALUES (?, ?, ?, ?, ?)")
                    .params(by.organisation().value(), day, name, by.userId(), Rows.at(at))
                    .update();
        } catch (DuplicateKeyException twice) {
            throw new Refusal.Conflict("refused.freeDay", "This day was added before.");
        }
    }

    @Override
    public void remove(LocalDate day, Officer by, Instant at) {
        int removed = jdbc.sql(
                        "UPDATE free_day SET removed_by = ?, removed_at = ? WHERE organisation = ? AND day = ? AND removed_at IS NULL")
                .params(by.userId(), Rows.at(at), by.organisation().value(), day)
                .update();
        if (removed == 0) throw new Refusal.NotFound();
    }
}
