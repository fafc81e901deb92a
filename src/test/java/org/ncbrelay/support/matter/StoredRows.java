package org.ncbrelay.support.matter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts what is stored, past row-level security, so that a test can say that nothing was. */
public final class StoredRows {
    private static final List<String> TABLES = List.of(
            "support_request",
            "request_version",
            "case_access",
            "outbox_mail",
            "official_copy",
            "timeline_event",
            "idempotency_key",
            "acknowledgment",
            "act_ru_execution",
            "act_ru_variable",
            "case_path",
            "case_place");
    private static final String COUNTS = TABLES.stream()
            .map(table -> "SELECT '" + table + "', count(*) FROM " + table)
            .collect(Collectors.joining(
                    " UNION ALL ",
                    "",
                    " UNION ALL SELECT 'numbers given', coalesce(sum(last_value), 0) FROM pg_sequences"
                            + " WHERE sequencename LIKE 'reference\\_number\\_%'"));

    private final JdbcTemplate administration;

    public StoredRows(DatabaseAccess access) {
        administration = TestDatabase.administration(access);
    }

    /** Rows by table, and the numbers given to cases: even a number must not be lost to a refused request. */
    public Map<String, Long> count() {
        Map<String, Long> counts = new TreeMap<>();
        administration.query(COUNTS, row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    public JdbcTemplate administration() {
        return administration;
    }
}
