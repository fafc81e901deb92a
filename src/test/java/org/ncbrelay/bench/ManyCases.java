package org.ncbrelay.bench;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Copies cases row by row until there are as many as wanted: the request, who may see it, its figures, its passages, and of open
 * cases the engine's running instances with their tasks, timers and variables. A copy has a number of its own in its country's
 * year and is some minutes earlier; the originals stay as they are, and so does whatever is done afterwards.
 */
final class ManyCases {
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
            "case_text",
            "step_clock");
    private static final List<String> ENGINE_TABLES = List.of(
            "act_ru_execution",
            "act_ru_task",
            "act_ru_job",
            "act_ru_variable",
            "act_ru_event_subscr",
            "act_ru_identitylink");

    /** What there is to copy; made once, so that a second growth copies nothing that was done in between. */
    private static final List<String> ORIGINALS =
            List.of("CREATE TABLE bench_case AS SELECT reference, ended_at IS NULL AS open FROM case_figure", """
            CREATE TABLE bench_instance AS SELECT DISTINCT e.proc_inst_id_ AS id FROM act_ru_execution e
              JOIN act_ru_execution r ON r.id_ = e.root_proc_inst_id_ JOIN bench_case c ON c.reference = r.business_key_ WHERE c.open""", """
            CREATE TABLE bench_task AS SELECT t.id_ AS id FROM act_ru_task t JOIN bench_instance i ON i.id = t.proc_inst_id_""");

    private final JdbcTemplate database;

    /** @param database as somebody who bypasses row-level security */
    ManyCases(JdbcTemplate database) {
        this.database = database;
    }

    /** Grows to so many cases, all of them copied whether open or closed. */
    void growTo(int cases) {
        growTo(cases, Integer.MAX_VALUE);
    }

    /**
     * Does nothing to a database that has enough.
     *
     * @param tasks open ones; once there are so many, only cases that have ended are copied
     */
    void growTo(int cases, int tasks) {
        if (cases() >= cases) return;
        if (count("SELECT count(*) FROM pg_class WHERE relname = 'bench_case'") == 0)
            ORIGINALS.forEach(database::execute);
        Plan plan = plan(cases, tasks);
        // Nobody will miss these copies after a crash.
        database.execute("ALTER SYSTEM SET full_page_writes = off");
        database.execute("ALTER SYSTEM SET max_wal_size = '8GB'");
        database.execute("SELECT pg_reload_conf()");
        tables().parallelStream()
                .forEach(table -> database.execute((ConnectionCallback<Void>) connection -> {
                    try (Statement statement = connection.createStatement()) {
                        copy(table, statement, plan);
                    }
                    return null;
                }));
        database.execute("VACUUM ANALYZE");
        database.execute("ALTER SYSTEM RESET full_page_writes");
        database.execute("ALTER SYSTEM RESET max_wal_size");
        database.execute("SELECT pg_reload_conf()");
        database.execute("CHECKPOINT");
    }

    long cases() {
        return count("SELECT count(*) FROM case_figure");
    }

    private Plan plan(int cases, int tasks) {
        long originals = count("SELECT count(*) FROM bench_case");
        long ended = count("SELECT count(*) FROM bench_case WHERE NOT open");
        long apart = (long) Math.pow(
                10,
                Long.toString(count("SELECT max(right(reference, 6)::int) FROM bench_case"))
                        .length());
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

    private static void copy(CopiedTable table, Statement statement, Plan plan) throws SQLException {
        // No trigger, no foreign key: what they make is copied too.
        statement.execute("SET session_replication_role = replica");
        statement.execute("SET synchronous_commit = off");
        statement.execute("SET maintenance_work_mem = '1GB'");
        // Rows by the million go into an index in a fraction of the time when it is made anew after all of them.
        statement.execute("UPDATE pg_index SET indisready = false, indisvalid = false WHERE indrelid = '%s'::regclass"
                .formatted(table.name()));
        for (String copy : table.statements(plan.apart, plan.done, plan.lastOpen, plan.last)) statement.execute(copy);
        statement.execute("REINDEX TABLE " + table.name());
    }

    private List<CopiedTable> tables() {
        List<CopiedTable> tables = new ArrayList<>();
        for (String name : CASE_TABLES) tables.add(new CopiedTable(name, columns(name), "reference"));
        for (String name : ENGINE_TABLES) tables.add(new CopiedTable(name, columns(name), null));
        return tables.stream().filter(table -> !table.columns().isEmpty()).toList();
    }

    /** Those that a row is inserted with; none where there is no such table. */
    private List<CopiedTable.Column> columns(String table) {
        return database.query("""
                SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
                 WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''
                 ORDER BY attnum""", (row, n) -> new CopiedTable.Column(row.getString(1), row.getString(2)), table);
    }

    private long count(String sql) {
        Long counted = database.queryForObject(sql, Long.class);
        return counted == null ? 0 : counted;
    }

    /**
     * Which copies are to be made; a copy is known by how many times {@code apart} its number is greater.
     *
     * @param done     the last copy that is there
     * @param lastOpen the last one that open cases have
     * @param last     the last one
     */
    private record Plan(long apart, long done, long lastOpen, long last) {}
}
