package org.ncbrelay.bench.counters;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts what the relay asks of PostgreSQL while it does something, and keeps it by the kind of act. Nothing else may work meanwhile. */
final class Meter {
    /** Of everybody but the one who counts. */
    private static final String STATEMENTS = """
            SELECT queryid, toplevel, sum(calls)::bigint AS calls FROM pg_stat_statements(false)
             WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND userid <> (SELECT oid FROM pg_roles WHERE rolname = current_user)
             GROUP BY queryid, toplevel""";

    /** By table with its indexes and long values, or by the kind of record that belongs to none. */
    private static final String LOG = """
            WITH place AS (
                SELECT c.relfilenode, c.relkind, coalesce(t.oid, i.indrelid, c.oid)::regclass::text AS relation
                  FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid
                       LEFT JOIN pg_class t ON t.reltoastrelid = coalesce(i.indrelid, c.oid)
                 WHERE c.relfilenode > 0)
            SELECT coalesce(p.relation, '(' || lower(r.resource_manager) || ')') AS relation,
                   count(*) FILTER (WHERE p.relkind = 'r' AND r.resource_manager IN ('Heap', 'Heap2')
                                      AND (r.record_type LIKE '%%INSERT%%' OR r.record_type LIKE '%%UPDATE%%' AND r.record_type <> 'LOCK_UPDATED'
                                           OR r.record_type LIKE '%%DELETE%%')) AS rows,
                   count(*) FILTER (WHERE r.resource_manager = 'Transaction' AND r.record_type LIKE 'COMMIT%%') AS commits,
                   sum(r.record_length)::bigint AS bytes
              FROM pg_get_wal_records_info('%s', '%s') r
              LEFT JOIN place p ON p.relfilenode = substring(r.block_ref FROM 'rel \\d+/\\d+/(\\d+)')::oid
             WHERE r.resource_manager NOT IN ('XLOG', 'Standby')
             GROUP BY 1""";

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

    /**
     * An act and what it cost.
     *
     * @param statements how often each ran
     * @param log        bytes by table
     */
    record Act(String kind, Counts counts, Map<Statement, Long> statements, Map<String, Long> log) {}

    /** @param query PostgreSQL's number of it */
    record Statement(long query, boolean toplevel) {}

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
        Map<Statement, Long> before = statements();
        long roundTrips = CountedSockets.ROUND_TRIPS.sum();
        String from = place();
        work.run();
        // An answer may reach its caller a moment before the connection is given back.
        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        String to = place();
        roundTrips = CountedSockets.ROUND_TRIPS.sum() - roundTrips;
        Map<Statement, Long> run = statements();
        run.replaceAll((statement, calls) -> calls - before.getOrDefault(statement, 0L));
        run.values().removeIf(calls -> calls == 0);
        long bytes = administration.queryForObject(
                "SELECT pg_wal_lsn_diff(?::pg_lsn, ?::pg_lsn)::bigint", Long.class, to, from);
        Map<String, Long> log = new HashMap<>();
        long[] written = new long[2];
        if (bytes > 0) {
            // Only what has reached the disk can be read: a commit waits for that.
            administration.execute("SELECT pg_logical_emit_message(true, 'counters', '')");
            administration.query(LOG.formatted(from, to), row -> {
                log.put(row.getString("relation"), row.getLong("bytes"));
                written[0] += row.getLong("rows");
                written[1] += row.getLong("commits");
            });
        }
        return new Act(
                kind,
                new Counts(roundTrips, calls(run, true), calls(run, false), written[0], written[1], bytes),
                run,
                log);
    }

    private static long calls(Map<Statement, Long> statements, boolean toplevel) {
        return statements.entrySet().stream()
                .filter(each -> each.getKey().toplevel == toplevel)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What was counted since the last time. */
    List<Act> take() {
        List<Act> taken = List.copyOf(acts);
        acts.clear();
        return taken;
    }

    private Map<Statement, Long> statements() {
        Map<Statement, Long> calls = new HashMap<>();
        administration.query(STATEMENTS, row -> {
            calls.put(new Statement(row.getLong("queryid"), row.getBoolean("toplevel")), row.getLong("calls"));
        });
        return calls;
    }

    private String place() {
        return administration.queryForObject("SELECT pg_current_wal_insert_lsn()::text", String.class);
    }

    /** Bytes that lie in the tables, after what is no longer needed has been cleared away. */
    long stored() {
        administration.execute("VACUUM (INDEX_CLEANUP ON)");
        return administration.queryForObject(STORED, Long.class);
    }

    /** For each kind of act: who wrote the log, and which statements ran. */
    String details(List<Act> acts) {
        Map<Long, String> texts = new HashMap<>();
        administration.query("SELECT queryid, query FROM pg_stat_statements", row -> {
            texts.put(row.getLong("queryid"), row.getString("query").replaceAll("\\s+", " "));
        });
        StringBuilder details = new StringBuilder();
        acts.stream().collect(Collectors.groupingBy(Act::kind)).forEach((kind, same) -> {
            Map<String, Long> log = new HashMap<>();
            Map<String, Long> statements = new HashMap<>();
            for (Act act : same) {
                act.log.forEach((relation, bytes) -> log.merge(relation, bytes, Long::sum));
                act.statements.forEach((it, calls) -> statements.merge(texts.get(it.query), calls, Long::sum));
            }
            details.append(same.size()).append(" acts: ").append(kind).append('\n');
            details.append(mostFirst(log)).append(mostFirst(statements)).append('\n');
        });
        return details.toString();
    }

    private static String mostFirst(Map<String, Long> figures) {
        return figures.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(each -> String.format(Locale.ROOT, "%,9d  %s%n", each.getValue(), each.getKey()))
                .collect(Collectors.joining());
    }
}
