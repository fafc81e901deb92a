package org.ncbrelay.adapter.database;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.ncbrelay.port.AuditLog;
import org.ncbrelay.port.AuditLog.Read;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.port.Figures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** One look at the kept figures answers all counts; the wall of row-level security decides what is counted. */
@Repository
@Transactional(readOnly = true)
class JdbcFigures implements Figures {
    private static final String[] AGES = {"1", "3", "7", "14", "30", "90", "more"};

    private static final String WANTED = """
             (:from::date IS NULL OR f.submitted_at >= :from::date) AND (:to::date IS NULL OR f.submitted_at < :to::date + 1)
             AND (:country::text IS NULL OR f.organisation = :country) AND (:capability::text IS NULL OR f.capabilities @> ARRAY[:capability::text])
            """;

    private static final String COUNTS = """
            WITH f AS MATERIALIZED (
              SELECT f.organisation, f.status, f.urgency, f.capabilities, f.submitted_at, f.ended_at, f.stage,
                     extract(epoch FROM f.acknowledged_at - f.submitted_at)::float8 / 3600 AS hours
                FROM case_figure f WHERE %s)
            SELECT 'all' AS kind, '' AS name, count(*) AS cases, percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) AS median,
                   percentile_cont(0.9) WITHIN GROUP (ORDER BY hours) AS ninety FROM f
            UNION ALL SELECT 'open', '', count(*), NULL, NULL FROM f WHERE ended_at IS NULL
            UNION ALL SELECT 'acknowledged', '', count(hours), NULL, NULL FROM f
            UNION ALL SELECT 'status', status, count(*), NULL, NULL FROM f GROUP BY status
            UNION ALL SELECT 'urgency', urgency, count(*), NULL, NULL FROM f GROUP BY urgency
            UNION ALL SELECT 'capability', c, count(*), NULL, NULL FROM f, unnest(capabilities) c GROUP BY c
            UNION ALL SELECT 'country', organisation, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY hours),
                   percentile_cont(0.9) WITHIN GROUP (ORDER BY hours) FROM f GROUP BY organisation
            UNION ALL SELECT 'stage', stage::text, count(*), NULL, NULL FROM f GROUP BY stage
            UNION ALL SELECT 'age', width_bucket(extract(epoch FROM :now - submitted_at)::float8 / 86400, ARRAY[1, 3, 7, 14, 30, 90]::float8[])::text,
                   count(*), NULL, NULL FROM f WHERE ended_at IS NULL GROUP BY 2
            UNION ALL SELECT 'month', to_char(submitted_at AT TIME ZONE 'UTC', 'YYYY-MM'), count(*), NULL, NULL FROM f GROUP BY 2
            """.formatted(WANTED);

    /** The engine knows what is due; the wall of the figures keeps other organisations' tasks out. */
    private static final String OVERDUE = """
            SELECT split_part(t.proc_def_id_, ':', 1) AS process, t.task_def_key_ AS activity, e.business_key_ AS reference
              FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_ WHERE t.due_date_ < :now::timestamptz AT TIME ZONE 'UTC'
            """;

    private static final String NODES = """
            WITH late AS MATERIALIZED (%s)
            SELECT p.process, p.activity, count(DISTINCT p.reference) AS cases, count(DISTINCT l.reference) AS overdue
              FROM case_path p JOIN case_figure f USING (reference)
              LEFT JOIN late l ON l.process = p.process AND l.activity = p.activity AND l.reference = p.reference
             WHERE p.left_at IS NULL AND %s GROUP BY p.process, p.activity
            """.formatted(OVERDUE, WANTED);

    private static final String CASES = """
            WITH late AS MATERIALIZED (%s)
            SELECT r.reference, r.organisation, r.title, r.status, r.urgency, r.capabilities, r.submitted_at, r.updated_at
              FROM case_path p JOIN case_figure f USING (reference) JOIN support_request r USING (reference)
             WHERE p.left_at IS NULL AND p.process = :process AND p.activity = :activity AND %s
               AND (NOT :overdue OR EXISTS (SELECT 1 FROM late l WHERE l.activity = p.activity AND l.reference = p.reference))
             GROUP BY r.reference ORDER BY min(p.entered_at) LIMIT 200
            """.formatted(OVERDUE, WANTED);

    private final JdbcClient jdbc;
    private final AuditLog audit;

    JdbcFigures(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public Counts of(Filter filter, Instant now) {
        lookWide();
        List<Row> rows = filtered(COUNTS, filter)
                .param("now", Rows.at(now))
                .query((row, n) -> new Row(
                        row.getString("kind"),
                        row.getString("name"),
                        row.getLong("cases"),
                        row.getObject("median", Double.class),
                        row.getObject("ninety", Double.class)))
                .list();
        Row all = first(rows, "all");
        return new Counts(
                all.cases(),
                first(rows, "open").cases(),
                first(rows, "acknowledged").cases(),
                all.median(),
                all.ninety(),
                counts(rows, "status", Function.identity()),
                counts(rows, "urgency", Function.identity()),
                counts(rows, "capability", Function.identity()),
                rows.stream()
                        .filter(row -> row.kind().equals("country"))
                        .map(row -> new Country(row.name(), row.cases(), row.median(), row.ninety()))
                        .sorted(Comparator.comparingLong(Country::cases).reversed())
                        .toList(),
                atLeast(counts(rows, "stage", Function.identity())),
                counts(rows, "age", bucket -> AGES[Integer.parseInt(bucket)]),
                counts(rows, "month", Function.identity()).stream()
                        .sorted(Comparator.comparing(Count::name))
                        .toList());
    }

    @Override
    public List<Node> nodes(Filter filter, Instant now) {
        lookWide();
        return filtered(NODES, filter)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Node(
                        row.getString("process"),
                        row.getString("activity"),
                        row.getLong("cases"),
                        row.getLong("overdue")))
                .list();
    }

    @Override
    @Transactional
    public List<CaseFiles.Item> casesAt(
            String process, String activity, boolean overdueOnly, Filter filter, Instant now) {
        audit.read(Read.LIST, null, "cases at a node");
        return filtered(CASES, filter)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("process", process)
                .param("activity", activity)
                .param("overdue", overdueOnly)
                .query((row, n) -> new CaseFiles.Item(
                        row.getString("reference"),
                        row.getString("organisation"),
                        row.getString("title"),
                        row.getString("status"),
                        row.getString("urgency"),
                        Rows.texts(row, "capabilities"),
                        Rows.instant(row, "submitted_at"),
                        Rows.instant(row, "updated_at")))
                .list();
    }

    /** Room to keep the grants of a hundred thousand cases in memory while one statement looks at them. */
    private void lookWide() {
        jdbc.sql("SELECT set_config('work_mem', '64MB', true)")
                .query((row, n) -> 0)
                .single();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("country", filter.country())
                .param("capability", filter.capability());
    }

    private static Row first(List<Row> rows, String kind) {
        return rows.stream().filter(row -> row.kind().equals(kind)).findFirst().orElseThrow();
    }

    private static List<Count> counts(List<Row> rows, String kind, Function<String, String> name) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind))
                .map(row -> new Count(name.apply(row.name()), row.cases()))
                .sorted(Comparator.comparingLong(Count::cases).reversed())
                .toList();
    }

    private static List<Count> atLeast(List<Count> furthest) {
        List<Count> reached = new ArrayList<>();
        for (int stage = 1; stage <= 6; stage++) {
            int wanted = stage;
            long cases = furthest.stream()
                    .filter(count -> Integer.parseInt(count.name()) >= wanted)
                    .mapToLong(Count::cases)
                    .sum();
            reached.add(new Count(String.valueOf(stage), cases));
        }
        return reached;
    }

    private record Row(String kind, String name, long cases, Double median, Double ninety) {}
}
