package org.ncbrelay.bench.counters;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.postgresql.PGProperty;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts what the relay asks of PostgreSQL while it does something, and keeps it by the kind of act. Other relays may use the server meanwhile,
 * not this one. It counts by connections that it lets the pool open, in place of those that are there, until it is closed.
 */
final class Meter implements AutoCloseable {
    /** By the relay, not by the one who counts: at the top level, and inside of others. */
    private static final String STATEMENTS = """
            SELECT coalesce(sum(calls) FILTER (WHERE toplevel), 0)::bigint, coalesce(sum(calls) FILTER (WHERE NOT toplevel), 0)::bigint
              FROM counters.pg_stat_statements(false)
             WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND userid <> (SELECT oid FROM pg_roles WHERE rolname = current_user)""";

    /** Changes of rows in tables, commits and bytes, of what touched this database; the log is that of all databases. */
    private static final String LOG = """
            WITH read AS (
                   SELECT r.xid, r.resource_manager, r.record_type, r.record_length, block[2]::oid AS file,
                          block[1]::oid = (SELECT oid FROM pg_database WHERE datname = current_database()) AS here
                     FROM counters.pg_get_wal_records_info('%s', '%s') r, LATERAL regexp_match(r.block_ref, 'rel \\d+/(\\d+)/(\\d+)') block),
                 ours AS (SELECT * FROM read WHERE here OR xid IN (SELECT xid FROM read WHERE here AND xid <> '0'))
            SELECT count(*) FILTER (WHERE c.relkind = 'r' AND r.resource_manager IN ('Heap', 'Heap2')
                                      AND (r.record_type LIKE '%%INSERT%%' OR r.record_type LIKE '%%UPDATE%%' AND r.record_type <> 'LOCK_UPDATED'
                                           OR r.record_type LIKE '%%DELETE%%')) AS rows,
                   count(*) FILTER (WHERE r.resource_manager = 'Transaction' AND r.record_type LIKE 'COMMIT%%') AS commits,
                   coalesce(sum((r.record_length + 7) / 8 * 8), 0)::bigint AS bytes
              FROM ours r LEFT JOIN pg_class c ON c.relfilenode = r.file AND c.relfilenode > 0""";

    /** Bytes of living rows, of long values and of entries in B-trees; neither free space, which comes and goes by pages, nor GIN indexes. */
    private static final String STORED = """
            SELECT sum((counters.pgstattuple(c.oid)).tuple_len)::bigint FROM pg_class c LEFT JOIN pg_am a ON a.oid = c.relam
             WHERE c.oid >= 16384 AND (c.relkind IN ('r', 't') OR c.relkind = 'i' AND a.amname = 'btree')""";

    /** As many from the beginning as there will be: opening one is not an act. */
    private static final int CONNECTIONS = 4;

    private final HikariDataSource pool;
    private final JdbcTemplate administration;
    private final int mostConnections;
    private final int fewestConnections;
    private final List<Act> acts = new ArrayList<>();

    /** @param administration the superuser in the relay's database */
    Meter(HikariDataSource pool, JdbcTemplate administration) {
        this.pool = pool;
        this.administration = administration;
        this.mostConnections = pool.getMaximumPoolSize();
        this.fewestConnections = pool.getMinimumIdle();
        administration.execute("CREATE SCHEMA counters");
        for (String extension : new String[] {"pg_stat_statements", "pg_walinspect", "pgstattuple"})
            administration.execute("CREATE EXTENSION " + extension + " SCHEMA counters");
        pool.getDataSourceProperties().setProperty(PGProperty.SOCKET_FACTORY.getName(), CountedSockets.class.getName());
        track("SET pg_stat_statements.track = 'all'");
        resize(CONNECTIONS, CONNECTIONS);
        await().atMost(1, TimeUnit.MINUTES).until(this::allAreCounted);
    }

    @Override
    public void close() {
        track("RESET pg_stat_statements.track");
        pool.getDataSourceProperties().remove(PGProperty.SOCKET_FACTORY.getName());
        resize(mostConnections, fewestConnections);
        pool.getHikariPoolMXBean().softEvictConnections();
        administration.execute("DROP SCHEMA counters CASCADE");
    }

    /** For the sessions that begin from now on. */
    private void track(String how) {
        String database = administration.queryForObject("SELECT current_database()", String.class);
        administration.execute("ALTER DATABASE " + database + " " + how);
    }

    private void resize(int most, int fewest) {
        pool.setMaximumPoolSize(most);
        pool.setMinimumIdle(fewest);
    }

    /** The pool throws away each connection that was opened before. */
    private boolean allAreCounted() throws SQLException {
        List<Connection> lent = new ArrayList<>();
        int counted = 0;
        try {
            while (lent.size() < CONNECTIONS) lent.add(pool.getConnection());
            for (Connection each : lent)
                if (isCounted(each)) counted++;
                else pool.evictConnection(each);
        } finally {
            for (Connection each : lent) each.close();
        }
        return counted == CONNECTIONS && pool.getHikariPoolMXBean().getTotalConnections() == CONNECTIONS;
    }

    /** A connection that was being opened when the counters began may have the setting of the session without the socket. */
    private static boolean isCounted(Connection connection) throws SQLException {
        long before = CountedSockets.ROUND_TRIPS.sum();
        try (Statement statement = connection.createStatement();
                ResultSet how = statement.executeQuery("SHOW pg_stat_statements.track")) {
            return how.next() && how.getString(1).equals("all") && CountedSockets.ROUND_TRIPS.sum() > before;
        }
    }

    /** An answer may reach its caller a moment before the connection is given back. */
    private void awaitIdle() {
        await().atMost(1, TimeUnit.MINUTES)
                .pollDelay(Duration.ZERO)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
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
        awaitIdle();
        String to = place();
        roundTrips = CountedSockets.ROUND_TRIPS.sum() - roundTrips;
        long[] after = statements();
        long[] written = new long[3];
        if (!from.equals(to)) {
            // Only what has reached the disk can be read: a commit waits for that, where it is told to.
            administration.execute(
                    "SELECT set_config('synchronous_commit', 'on', true), pg_logical_emit_message(true, 'counters', '')");
            written = figures(LOG.formatted(from, to), 3);
        }
        return new Act(
                kind,
                new Counts(roundTrips, after[0] - before[0], after[1] - before[1], written[0], written[1], written[2]));
    }

    /** What was counted since the last time. */
    List<Act> take() {
        List<Act> taken = List.copyOf(acts);
        acts.clear();
        return taken;
    }

    private long[] statements() {
        return figures(STATEMENTS, 2);
    }

    private long[] figures(String query, int columns) {
        return administration.queryForObject(query, (row, number) -> {
            long[] figures = new long[columns];
            for (int i = 0; i < columns; i++) figures[i] = row.getLong(i + 1);
            return figures;
        });
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
