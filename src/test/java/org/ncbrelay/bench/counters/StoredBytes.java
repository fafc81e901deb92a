package org.ncbrelay.bench.counters;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures what lies in the tables: the bytes of living rows, of long values stored apart and of entries in B-tree indexes. Not
 * counted are the free space of pages, which comes and goes eight kilobytes at a time, and GIN indexes.
 */
final class StoredBytes {
    private static final String LIVING = """
            SELECT sum((pgstattuple(c.oid)).tuple_len)::bigint FROM pg_class c LEFT JOIN pg_am a ON a.oid = c.relam
             WHERE c.oid >= 16384 AND (c.relkind IN ('r', 't') OR c.relkind = 'i' AND a.amname = 'btree')""";

    private final JdbcTemplate administration;

    StoredBytes(JdbcTemplate administration) {
        this.administration = administration;
    }

    /** Bytes, after whatever is no longer needed has been cleared away. */
    long measure() {
        administration.execute("VACUUM (INDEX_CLEANUP ON)");
        Long bytes = administration.queryForObject(LIVING, Long.class);
        return bytes == null ? 0 : bytes;
    }
}
