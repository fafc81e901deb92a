package org.ncbrelay.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the rows of one table are copied.
 *
 * @param reference the column with the case reference; null for a table of the engine, whose rows belong to an instance
 */
record CopiedTable(String name, List<Column> columns, String reference) {
    /** A column and its type as PostgreSQL writes it. */
    record Column(String name, String type) {}

    private static final Set<String> REFERENCES = Set.of("reference", "business_key_");
    /** Names that the engine gives to things of one instance. */
    private static final Set<String> OWN = Set.of(
            "id_",
            "execution_id_",
            "proc_inst_id_",
            "process_instance_id_",
            "process_instance_id",
            "parent_id_",
            "super_exec_",
            "root_proc_inst_id_",
            "task_id_",
            "var_scope_");
    /** A passage begins with the name of its node; the engine has 64 letters for it. */
    private static final Set<String> PASSAGES = Set.of("instance", "act_inst_id_");

    /** One statement for the cases that are still open and one for those that have ended. */
    List<String> statements(long apart, long done, long lastOpen, long last) {
        if (reference == null) return List.of(insert(apart, done, lastOpen, ofOpenInstances()));
        String from = "o JOIN bench_case c ON c.reference = o." + reference + " AND ";
        return List.of(insert(apart, done, lastOpen, from + "c.open"), insert(apart, done, last, from + "NOT c.open"));
    }

    private String ofOpenInstances() {
        if (has("proc_inst_id_")) return "o JOIN bench_instance i ON i.id = o.proc_inst_id_";
        if (has("process_instance_id_")) return "o JOIN bench_instance i ON i.id = o.process_instance_id_";
        return "o JOIN bench_task t ON t.id = o.task_id_";
    }

    private boolean has(String column) {
        return columns.stream().anyMatch(it -> it.name().equals(column));
    }

    private String insert(long apart, long done, long last, String from) {
        return "INSERT INTO %s (%s) SELECT %s FROM generate_series(%d, %d) AS s (n), %s %s"
                .formatted(
                        name,
                        columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                        columns.stream().map(column -> copied(column, apart)).collect(Collectors.joining(", ")),
                        done + 1,
                        last,
                        name,
                        from);
    }

    private static String copied(Column column, long apart) {
        String value = "o." + column.name();
        if (REFERENCES.contains(column.name()))
            return "left(%1$s, 9) || lpad((right(%1$s, 6)::int + s.n * %2$d)::text, 6, '0')".formatted(value, apart);
        if (PASSAGES.contains(column.name()))
            return "split_part(%1$s, ':', 1) || ':' || left(md5(%1$s), 16) || '-' || s.n".formatted(value);
        if (OWN.contains(column.name())) return value + " || '-' || s.n";
        if (column.type().startsWith("timestamp")) return value + " - s.n * interval '7 minutes'";
        return value;
    }
}
