package org.ncbrelay.adapter.iis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.port.InformationSystem.Amendment;
import org.ncbrelay.port.InformationSystem.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The amendments that wait, as the worker sees them; see {@link DueRecords}. */
record DueAmendments(JdbcClient jdbc) {
    Optional<Due> claim(Instant now, Duration lease) {
        return jdbc.sql("""
                        SELECT id, reference, kind, source, source_code, coalesce(decided_by, filed_by) AS entered_by, attempts
                          FROM relay_claim_amendment(?, ?)""")
                .params(Rows.at(now), Rows.at(now.plus(lease)))
                .query(Rows.to(Due.class))
                .optional();
    }

    /** @return false if another node was quicker */
    boolean recorded(UUID id, Recorded recorded) {
        return jdbc.sql("""
                        UPDATE supplement SET record_number = ?, recorded_at = ?, last_error = NULL
                         WHERE id = ? AND record_number IS NULL""")
                        .params(recorded.number(), Rows.at(recorded.at()), id)
                        .update()
                > 0;
    }

    void delayed(UUID id, Instant until, String error) {
        jdbc.sql("UPDATE supplement SET next_attempt_at = ?, last_error = ? WHERE id = ? AND record_number IS NULL")
                .params(Rows.at(until), error, id)
                .update();
    }

    /** @param attempts with the one that begins now */
    record Due(Amendment amendment, int attempts) {}
}
