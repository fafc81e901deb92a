package org.ncbrelay.adapter.iis;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.InformationSystem.Entry;
import org.ncbrelay.port.InformationSystem.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The records that wait, as the worker sees them. A claim is one statement, with the worker's sight for that statement only (V8); every
 * other call belongs into one of the worker's transactions.
 */
record DueRecords(JdbcClient jdbc) {
    /** Moves the next attempt behind a lease: a node that dies with the record in its hands loses it to another then. */
    Optional<Due> claim(Instant now, Duration lease) {
        return jdbc.sql("SELECT * FROM relay_claim_record(:now, :lease)")
                .param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(now.plus(lease)))
                .query(Rows.to(Due.class))
                .optional();
    }

    /** @return false if another node was quicker */
    boolean recorded(CaseReference reference, Recorded recorded) {
        return jdbc.sql("""
                        UPDATE iis_submission SET record_number = :number, recorded_at = :at, last_error = NULL
                         WHERE reference = :reference AND record_number IS NULL
                        """)
                        .param("number", recorded.number())
                        .param("at", Timestamp.from(recorded.at()))
                        .param("reference", reference.value())
                        .update()
                > 0;
    }

    void delayed(CaseReference reference, Instant until, String error) {
        jdbc.sql("UPDATE iis_submission SET next_attempt_at = :until, last_error = :error"
                        + " WHERE reference = :reference AND record_number IS NULL")
                .param("until", Timestamp.from(until))
                .param("error", error)
                .param("reference", reference.value())
                .update();
    }

    /** @param attempts with the one that begins now */
    record Due(Entry entry, int attempts) {}
}
