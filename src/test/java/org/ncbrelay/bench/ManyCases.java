package org.ncbrelay.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Copies cases row by row until there are as many as wanted: the request, who may see it, its figures, its way through the
 * diagrams, and the engine's running instances and tasks. A copy is a number further in its country's year and some minutes
 * earlier; the originals stay as they are.
 */
final class ManyCases {
    /** Copies of a case are so many numbers apart; an original has a smaller one. */
    private static final int APART = 1000;

    private static final int MOST = 999;

    private static final String NUMBERED =
            "left(%1$s, 9) || lpad((right(%1$s, 6)::int + :n * " + APART + ")::text, 6, '0')";
    private static final String EARLIER = "%s - :n * interval '7 minutes'";
    private static final String OWN = "%s || '-' || :n";

    /** A passage begins with the name of its node; the engine has 64 letters for it. */
    private static final String PASSAGE = "split_part(%1$s, ':', 1) || ':' || left(md5(%1$s), 16) || '-' || :n";

    private final JdbcTemplate database;

    ManyCases(JdbcTemplate database) {
        this.database = database;
    }

    /** Does nothing to a database that has enough. */
    void growTo(int cases) {
        long there = count("SELECT count(*) FROM case_figure");
        if (there >= cases) return;
        long copies = (cases - 1) / there;
        if (copies > MOST || count("SELECT max(right(reference, 6)::int) FROM case_figure") >= APART)
            throw new IllegalStateException(there + " cases cannot become " + cases);
        database.execute((java.sql.Connection connection) -> {
            try (var statement = connection.createStatement()) {
                // No trigger, no foreign key: what they keep is copied too.
                statement.execute("SET session_replication_role = replica");
                for (String copy : statements()) statement.execute(copy.replace(":copies", String.valueOf(copies)));
                statement.execute("VACUUM ANALYZE");
            }
            return null;
        });
    }

    private List<String> statements() {
        return List.of(
                copy("support_request", "reference", "submitted_at", "updated_at"),
                copy("case_text", "reference"),
                copy("case_access", "reference"),
                copy("case_figure", "reference", "submitted_at", "updated_at", "acknowledged_at", "ended_at"),
                copy("case_path", "reference", "entered_at", "left_at", "instance"),
                copy(
                        "act_ru_execution",
                        "business_key_",
                        "id_",
                        "proc_inst_id_",
                        "parent_id_",
                        "super_exec_",
                        "root_proc_inst_id_",
                        "act_inst_id_"),
                copy("act_ru_task", "id_", "execution_id_", "proc_inst_id_"),
                copy("act_ru_identitylink", "id_", "task_id_"));
    }

    private String copy(String table, String... changed) {
        Map<String, String> columns = new LinkedHashMap<>();
        database.queryForList("""
                        SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped
                           AND attgenerated = '' AND attidentity = '' ORDER BY attnum""", String.class, table).forEach(column -> columns.put(column, "o." + column));
        for (String column : changed) {
            String rule = switch (column) {
                case "reference", "business_key_" -> NUMBERED;
                case "instance", "act_inst_id_" -> PASSAGE;
                default -> column.endsWith("_at") ? EARLIER : OWN;
            };
            columns.put(column, rule.formatted("o." + column));
        }
        return "INSERT INTO %s (%s) SELECT %s FROM %s o, generate_series(1, :copies) AS s (n)"
                .formatted(
                        table,
                        String.join(", ", columns.keySet()),
                        columns.values().stream()
                                .map(value -> value.replace(":n", "s.n"))
                                .collect(Collectors.joining(", ")),
                        table);
    }

    private long count(String sql) {
        Long counted = database.queryForObject(sql, Long.class);
        return counted == null ? 0 : counted;
    }
}
