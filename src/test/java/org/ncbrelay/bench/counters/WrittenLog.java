package org.ncbrelay.bench.counters;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads what PostgreSQL wrote into its log between two places. */
final class WrittenLog {
    private static final String RECORDS = """
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
                   count(*) AS records, sum(r.record_length)::bigint AS bytes
              FROM pg_get_wal_records_info('%s', '%s') r
              LEFT JOIN place p ON p.relfilenode = substring(r.block_ref FROM 'rel \\d+/\\d+/(\\d+)')::oid
             WHERE r.resource_manager NOT IN ('XLOG', 'Standby')
             GROUP BY 1 ORDER BY 5 DESC""";

    private final JdbcTemplate administration;

    WrittenLog(JdbcTemplate administration) {
        this.administration = administration;
    }

    /** Where the next record will be written. */
    String place() {
        return administration.queryForObject("SELECT pg_current_wal_insert_lsn()::text", String.class);
    }

    /** Bytes between two places. */
    long bytes(String from, String to) {
        Long bytes = administration.queryForObject(
                "SELECT pg_wal_lsn_diff(?::pg_lsn, ?::pg_lsn)::bigint", Long.class, to, from);
        return bytes == null ? 0 : bytes;
    }

    /** What was written between two places, the most first. */
    List<Share> shares(String from, String to) {
        if (from.equals(to)) return List.of();
        // Only what has reached the disk can be read: a commit waits for that.
        administration.execute("SELECT pg_logical_emit_message(true, 'counters', '')");
        return administration.query(
                RECORDS.formatted(from, to),
                (row, n) -> new Share(
                        row.getString("relation"),
                        row.getLong("rows"),
                        row.getLong("commits"),
                        row.getLong("records"),
                        row.getLong("bytes")));
    }

    /** The part of one table with its indexes and its long values, or of a kind of record that belongs to none. */
    record Share(String relation, long rows, long commits, long records, long bytes) {
        private Share plus(Share other) {
            return new Share(
                    relation, rows + other.rows, commits + other.commits, records + other.records, bytes + other.bytes);
        }

        /** One share for each relation, the greatest first. */
        static List<Share> together(List<Share> shares) {
            return shares.stream().collect(Collectors.toMap(Share::relation, it -> it, Share::plus)).values().stream()
                    .sorted(Comparator.comparingLong(Share::bytes).reversed())
                    .toList();
        }
    }
}
