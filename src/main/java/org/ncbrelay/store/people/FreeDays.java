package org.ncbrelay.store.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.store.Rows;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Days on which the offices of the acting country are closed, as its NCB added them; a removed one stays on record. */
@Repository
@Transactional
public class FreeDays {
    private final JdbcClient jdbc;

    FreeDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In order of the days. */
    public List<FreeDay> all() {
        return jdbc.sql("SELECT day, name, added_by, added_at FROM free_day WHERE removed_at IS NULL ORDER BY day")
                .query(Rows.to(FreeDay.class))
                .list();
    }

    /** @throws org.ncbrelay.domain.Refusal.Conflict if the day was added before */
    public void add(LocalDate day, String name, Officer by, Instant at) {
        try {
            jdbc.sql("INSERT INTO free_day (organisation, day, name, added_by, added_at) VALUES (?, ?, ?, ?, ?)")
                    .params(by.organisation().value(), day, name, by.userId(), Rows.at(at))
                    .update();
        } catch (DuplicateKeyException twice) {
            throw new Refusal.Conflict("refused.freeDay", "This day was added before.");
        }
    }

    /** @throws org.ncbrelay.domain.Refusal.NotFound if the day was not added, or was removed */
    public void remove(LocalDate day, Officer by, Instant at) {
        int removed = jdbc.sql(
                        "UPDATE free_day SET removed_by = ?, removed_at = ? WHERE organisation = ? AND day = ? AND removed_at IS NULL")
                .params(by.userId(), Rows.at(at), by.organisation().value(), day)
                .update();
        if (removed == 0) throw new Refusal.NotFound();
    }

    public record FreeDay(LocalDate day, String name, String addedBy, Instant addedAt) {}
}
