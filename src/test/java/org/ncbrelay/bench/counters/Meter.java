package org.ncbrelay.bench.counters;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts what the relay asks of PostgreSQL while it does something, and keeps it by the kind of act. Nothing else may work meanwhile. */
final class Meter {
    /** Of everybody but the one who counts: at the top level, and inside of others. */
    private static final String STATEMENTS = """
            SELECT coalesce(sum(calls) FILTER (WHERE toplevel), 0)::bigint, coalesce(sum(calls) FILTER (WHERE NOT toplevel), 0)::bigint
              FROM pg_stat_statements(false)
             WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND userid <> (SELECT oid FROM pg_roles WHERE rolname = current_user)""";

    /** Changes of rows in tables, and commits. */
    private static final String LOG = """
            SELECT count(*) FILTER (WHERE c.relkind = 'r' AND r.resource_manager IN ('Heap', 'Heap2')
                                      AND (r.record_type LIKE '%%INSERT%%' OR r.record_type LIKE '%%UPDATE%%' AND r.record_type <> 'LOCK_UPDATED'
                                           OR r.record_type LIKE '%%DELETE%%')) AS rows,
                   count(*) FILTER (WHERE r.resource_manager = 'Transaction' AND r.record_type LIKE 'COMMIT%%') AS commits
              FROM pg_get_wal_records_info('%s', '%s') r
              LEFT JOIN pg_class c ON c.relfilenode = substring(r.block_ref FROM 'rel \\d+/\\d+/(\\d+)')::oid AND c.relfilenode > 0
             WHERE r.resource_manager NOT IN ('XLOG', 'Standby')""";

    /** Bytes of living rows, of long values and of entries in B-trees; neither free space, which comes and goes by pages, nor GIN indexes. */
    private static final String STORED = """
            SELECT sum((pgstattuple(c.oid)).tuple_len)::bigint FROM pg_class c LEFT JOIN pg_am a ON a.oid = c.relam
             WHERE c.oid >= 16384 AND (c.relkind IN ('r', 't') OR c.relkind = 'i' AND a.amname = 'btree')""";

    private final HikariDataSource pool;
    private final JdbcTemplate administration;
    private final List<Act> acts = new ArrayList<>();

    Meter(HikariDataSource pool, JdbcTemplate administration) {
        this.pool = pool;
        this.administration = administration;
    }

    /** An act and what it cost. */
    record Act(String kind, Counts counts) {}

    /** Does something and keeps what it cost if the result says that it was done. */
    <T> T count(String kind, Supplier<T> work, Predicate<T> done) {
        List<T> result = new ArrayList<>(1);
        Act act = count(kind, () -> result.add(work.get()));
        if (done.test(result.get(0))) acts.add(act);
        return result.get(0);
    }

    /** Does something and keeps it if it wrote anything: a worker that found nothing to do is not an act. */
    boolean countIfItWrites(String kind, Runnable work) {
        Act act = count(kind, work);
        return act.counts.rows() > 0 && acts.add(act);
    }

    Act count(String kind, Runnable work) {
        long[] before = statements();
        long roundTrips = CountedSockets.ROUND_TRIPS.sum();
        String from = place();
        work.run();
        // An answer may reach its caller a moment before the connection is given back.
        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        String to = place();
        roundTrips = CountedSockets.ROUND_TRIPS.sum() - roundTrips;
        long[] after = statements();
        long bytes = administration.queryForObject(
                "SELECT pg_wal_lsn_diff(?::pg_lsn, ?::pg_lsn)::bigint", Long.class, to, from);
        long[] written = new long[2];
        if (bytes > 0) {
            // Only what has reached the disk can be read: a commit waits for that.
            administration.execute("SELECT pg_logical_emit_message(true, 'counters', '')");
            written = pair(LOG.formatted(from, to));
        }
        return new Act(
                kind,
                new Counts(roundTrips, after[0] - before[0], after[1] - before[1], written[0], written[1], bytes));
    }

    /** What was counted since the last time. */
    List<Act> take() {
        List<Act> taken = List.copyOf(acts);
        acts.clear();
        return taken;
    }

    private long[] statements() {
        return pair(STATEMENTS);
    }

    private long[] pair(String query) {
        return administration.queryForObject(query, (row, number) -> new long[] {row.getLong(1), row.getLong(2)});
    }

    private String place() {
        return administration.queryForObject("SELECT pg_current_wal_insert_lsn()::text", String.class);
    }

    /** Bytes that lie in the tables, after what is no longer needed has been cleared away. */
    long stored() {
        administration.execute("VACUUM (INDEX_CLEANUP ON)");
        return administration.queryForObject(STORED, Long.class);
    }
}
