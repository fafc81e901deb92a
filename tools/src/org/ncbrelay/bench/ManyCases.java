package org.ncbrelay.bench;

import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Copies cases row by row until there are as many as wanted: the request, who may see it, its figures, its passages, messages and evidence,
 * with as many reports of intelligence for each, and of open cases the engine's running instances with their tasks, timers and variables. A copy has a number of its own in its country's
 * year and is some minutes earlier; the originals stay as they are, and so does whatever is done afterwards.
 */
record ManyCases(JdbcTemplate database) {
    /** Numbers below are left to the cases that the relay itself makes. */
    static final int FIRST_NUMBER = 10_000;

    private static final int LAST_NUMBER = 999_999;

    private static final List<String> CASE_TABLES = List.of(
            "support_request",
            "request_version",
            "case_access",
            "case_capability",
            "case_figure",
            "case_path",
            "case_place",
            "case_text",
            "case_message",
            "evidence",
            "searched_text",
            "step_clock");
    private static final List<String> INTELLIGENCE_TABLES = List.of("intelligence", "dispatch", "searched_text");
    private static final List<String> ENGINE_TABLES = List.of(
            "act_ru_execution",
            "act_ru_task",
            "act_ru_job",
            "act_ru_variable",
            "act_ru_event_subscr",
            "act_ru_identitylink");

    /** Names that the engine gives to things of one instance. */
    private static final String OWN =
            "(id|execution_id|proc_inst_id|process_instance_id|parent_id|super_exec|root_proc_inst_id|task_id|var_scope)_"
                    + "|process_instance_id";

    private static final String OF_INTELLIGENCE =
            "o WHERE o.reference LIKE 'INT-%' AND right(o.reference, 6)::int < " + FIRST_NUMBER;

    /** What there is to copy; made once, so that a second growth copies nothing that was done in between. */
    private static final List<String> ORIGINALS =
            List.of("CREATE TABLE bench_case AS SELECT reference, ended_at IS NULL AS open FROM case_figure", """
            CREATE TABLE bench_instance AS SELECT DISTINCT e.proc_inst_id_ AS id FROM act_ru_execution e
              JOIN act_ru_execution r ON r.id_ = e.root_proc_inst_id_ JOIN bench_case c ON c.reference = r.business_key_ WHERE c.open""", """
            CREATE TABLE bench_task AS SELECT t.id_ AS id FROM act_ru_task t JOIN bench_instance i ON i.id = t.proc_inst_id_""");

    /** @param database past row-level security, as the superuser */
    /**
     * Does nothing to a database that has enough.
     *
     * @param tasks open ones; once there are so many, only cases that have ended are copied
     */
    void growTo(int cases, int tasks) {
        if (count("SELECT count(*) FROM case_figure") >= cases) return;
        if (count("SELECT count(*) FROM pg_class WHERE relname = 'bench_case'") == 0)
            ORIGINALS.forEach(database::execute);
        Plan plan = plan(cases, tasks);
        // Nobody will miss these copies after a crash.
        database.execute("ALTER SYSTEM SET full_page_writes = off");
        database.execute("ALTER SYSTEM SET max_wal_size = '8GB'");
        database.execute("SELECT pg_reload_conf()");
        Stream.of(CASE_TABLES, INTELLIGENCE_TABLES, ENGINE_TABLES)
                .flatMap(List::stream)
                .distinct()
                .parallel()
                .forEach(table -> copy(table, plan));
        database.execute("VACUUM ANALYZE");
        database.execute("ALTER SYSTEM RESET full_page_writes");
        database.execute("ALTER SYSTEM RESET max_wal_size");
        database.execute("SELECT pg_reload_conf()");
        database.execute("CHECKPOINT");
    }

    /**
     * Which copies are to be made; a copy is known by how many times {@code apart} its number is greater.
     *
     * @param done     the last copy that is there
     * @param lastOpen the last one that open cases have
     * @param last     the last one
     */
    private record Plan(long apart, long done, long lastOpen, long last) {}

    private Plan plan(int cases, int tasks) {
        long originals = count("SELECT count(*) FROM bench_case");
        long ended = count("SELECT count(*) FROM bench_case WHERE NOT open");
        String greatest = Long.toString(count("SELECT max(right(reference, 6)::int) FROM bench_case"));
        long apart = (long) Math.pow(10, greatest.length());
        long first = FIRST_NUMBER / apart;
        // How often everything was copied before, and how often the ended ones.
        long done = Math.max(first, count("SELECT max(right(reference, 6)::int) FROM case_figure") / apart);
        long ofOpen = Math.min(tasks / Math.max(1, count("SELECT count(*) FROM bench_task")), (cases - 1) / originals);
        long wanted = cases - originals - ofOpen * (originals - ended);
        long ofEnded = (wanted + ended - 1) / ended;
        Plan plan = new Plan(apart, done, first + ofOpen, first + Math.max(ofOpen, ofEnded));
        if ((plan.last + 1) * apart > LAST_NUMBER)
            throw new IllegalStateException(originals + " cases cannot become " + cases);
        return plan;
    }

    private void copy(String table, Plan plan) {
        Map<String, String> copied = copied(table, plan.apart);
        List<String> inserts = new ArrayList<>();
        if (ENGINE_TABLES.contains(table))
            inserts.add(insert(table, copied, plan.done, plan.lastOpen, ofOpenInstances(copied)));
        if (INTELLIGENCE_TABLES.contains(table))
            inserts.add(insert(table, copied, plan.done, plan.last, OF_INTELLIGENCE));
        if (CASE_TABLES.contains(table)) {
            String cases = "o JOIN bench_case c ON c.reference = o.reference AND ";
            inserts.add(insert(table, copied, plan.done, plan.lastOpen, cases + "c.open"));
            inserts.add(insert(table, copied, plan.done, plan.last, cases + "NOT c.open"));
        }
        database.execute((ConnectionCallback<Void>) connection -> {
            try (Statement statement = connection.createStatement()) {
                // No trigger, no foreign key: what they make is copied too.
                statement.execute("SET session_replication_role = replica");
                statement.execute("SET synchronous_commit = off");
                statement.execute("SET maintenance_work_mem = '1GB'");
                // Rows by the million go into an index in a fraction of the time when it is made anew after all of
                // them.
                statement.execute("UPDATE pg_index SET indisready = false, indisvalid = false WHERE indrelid = '"
                        + table + "'::regclass");
                for (String insert : inserts) statement.execute(insert);
                statement.execute("REINDEX TABLE " + table);
            }
            return null;
        });
    }

    private static String ofOpenInstances(Map<String, String> columns) {
        if (columns.containsKey("proc_inst_id_")) return "o JOIN bench_instance i ON i.id = o.proc_inst_id_";
        if (columns.containsKey("process_instance_id_"))
            return "o JOIN bench_instance i ON i.id = o.process_instance_id_";
        return "o JOIN bench_task t ON t.id = o.task_id_";
    }

    private static String insert(String table, Map<String, String> copied, long done, long last, String from) {
        return "INSERT INTO %1$s (%2$s) SELECT %3$s FROM generate_series(%4$d, %5$d) AS s (n), %1$s %6$s"
                .formatted(
                        table,
                        String.join(", ", copied.keySet()),
                        String.join(", ", copied.values()),
                        done + 1,
                        last,
                        from);
    }

    /** The columns that a row is inserted with, and what a copy has in them. */
    private Map<String, String> copied(String table, long apart) {
        Map<String, String> copied = new LinkedHashMap<>();
        database.query(
                """
                SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
                 WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''
                 ORDER BY attnum""",
                row -> {
                    copied.put(row.getString(1), copied(row.getString(1), row.getString(2), apart));
                },
                table);
        return copied;
    }

    private static String copied(String column, String type, long apart) {
        String value = "o." + column;
        if (column.equals("reference") || column.equals("business_key_"))
            return "left(%1$s, 9) || lpad((right(%1$s, 6)::int + s.n * %2$d)::text, 6, '0')".formatted(value, apart);
        // A passage begins with the name of its node; the engine has 64 letters for it.
        if (column.equals("instance") || column.equals("act_inst_id_"))
            return "split_part(%1$s, ':', 1) || ':' || left(md5(%1$s), 16) || '-' || s.n".formatted(value);
        if (column.equals("id")) return "md5(%1$s::text || '-' || s.n)::uuid::%2$s".formatted(value, type);
        if (column.matches(OWN)) return value + " || '-' || s.n";
        return type.startsWith("timestamp") ? value + " - s.n * interval '7 minutes'" : value;
    }

    private long count(String sql) {
        Long counted = database.queryForObject(sql, Long.class);
        return counted == null ? 0 : counted;
    }
}
