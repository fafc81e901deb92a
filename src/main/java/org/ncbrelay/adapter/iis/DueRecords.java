package org.ncbrelay.adapter.iis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.InformationSystem;
import org.ncbrelay.port.InformationSystem.Amendment;
import org.ncbrelay.port.InformationSystem.Entry;
import org.ncbrelay.port.InformationSystem.Recorded;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The records and amendments that wait, as the worker sees them. A claim is one statement, with the worker's sight for that statement
 * only (V8); every other call belongs into one of the worker's transactions.
 */
record DueRecords(JdbcClient jdbc) {
    /** Moves the next attempt behind a lease: a node that dies with the record in its hands loses it to another then. */
    Optional<Due> claim(Instant now, Duration lease) {
        return claim("SELECT * FROM relay_claim_record(?, ?)", DueEntry.class, now, lease)
                .map(DueEntry::due)
                .or(() -> claim("""
                        SELECT id, reference, kind, source, source_code, coalesce(decided_by, filed_by) AS entered_by, attempts
                          FROM relay_claim_amendment(?, ?)""", DueAmendment.class, now, lease).map(DueAmendment::due));
    }

    private <R extends Record> Optional<R> claim(String sql, Class<R> type, Instant now, Duration lease) {
        return jdbc.sql(sql)
                .params(Rows.at(now), Rows.at(now.plus(lease)))
                .query(Rows.to(type))
                .optional();
    }

    /** @return false if another node was quicker */
    boolean recorded(Due due, Recorded recorded) {
        return jdbc.sql("UPDATE " + due.table() + " SET record_number = ?, recorded_at = ?, last_error = NULL WHERE "
                                + due.column() + " = ? AND record_number IS NULL")
                        .params(recorded.number(), Rows.at(recorded.at()), due.key())
                        .update()
                > 0;
    }

    void delayed(Due due, Instant until, String error) {
        jdbc.sql("UPDATE " + due.table() + " SET next_attempt_at = ?, last_error = ? WHERE " + due.column()
                        + " = ? AND record_number IS NULL")
                .params(Rows.at(until), error, due.key())
                .update();
    }

    /**
     * What waits.
     *
     * @param table    of its row
     * @param column   that names the row
     * @param attempts with the one that begins now
     * @param call     asks the system for the record
     * @param goOn     lets the case go on once it has the record
     */
    record Due(
            String table,
            String column,
            Object key,
            CaseReference reference,
            int attempts,
            Function<InformationSystem, Recorded> call,
            Consumer<CaseProcess> goOn) {}

    private record DueEntry(Entry entry, int attempts) {
        Due due() {
            CaseReference reference = entry.reference();
            return new Due(
                    "iis_submission",
                    "reference",
                    reference.value(),
                    reference,
                    attempts,
                    system -> system.record(entry),
                    process -> process.recorded(reference));
        }
    }

    private record DueAmendment(Amendment amendment, int attempts) {
        Due due() {
            CaseReference reference = amendment.reference();
            return new Due(
                    "supplement",
                    "id",
                    amendment.id(),
                    reference,
                    attempts,
                    system -> system.amend(amendment),
                    process -> process.amended(reference, amendment.id()));
        }
    }
}
