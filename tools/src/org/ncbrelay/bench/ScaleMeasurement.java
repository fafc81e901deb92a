package org.ncbrelay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ncbrelay.bench.counters.SampleRequest;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.support.Caller;
import org.springframework.jdbc.core.JdbcTemplate;

/** One size: the acts and looks that are measured, one after the other. */
final class ScaleMeasurement {
    /** Who looks, and the organisation that they act for. */
    private static final Map<String, String> VISITORS = new TreeMap<>(Map.of("analyst", "INTERPOL", "ncb.ken", "KEN"));

    private static final int TIMES = Integer.getInteger("relay.bench.looks", 200);
    private static final int TO_WARM_UP = 20;

    private static final List<String> PAGES = List.of(
            "/",
            "/cases",
            "/api/support-requests?size=20",
            "/api/support-requests?size=20&q=ivory",
            "/?whose=unassigned&sort=urgency",
            "/?overdue=true",
            "/cases?status=IN_SUPPORT&sort=urgency,desc",
            "/cases?overdue=true",
            "/cases?q=ivory",
            "/cases?q=pango",
            "/cases?q=pangloin",
            "/search?q=ivory",
            "/search?q=pangloin",
            "/cases?type=INTELLIGENCE",
            "/board");
    private static final List<String> TASKS = List.of(
            "/engine-rest/task?sortBy=dueDate&sortOrder=asc&firstResult=0&maxResults=15", "/engine-rest/task/count");

    /** Of a case that has not been copied, whose task nobody has claimed. */
    private static final String CASE_WITH_TASK = """
            SELECT f.reference, t.id_ AS task FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
              JOIN case_figure f ON f.reference = e.business_key_
             WHERE t.tenant_id_ = ? AND t.assignee_ IS NULL AND f.reference LIKE ? AND right(f.reference, 6)::int < ?
               AND EXISTS (SELECT FROM act_ru_identitylink l
                            WHERE l.task_id_ = t.id_ AND l.group_id_ IN ('gwet-analysts', 'ncb-officers'))
             ORDER BY 1 DESC LIMIT 1""";

    private static final String LONGEST_ENDED_CASE = """
            SELECT f.reference FROM case_figure f JOIN timeline_event e USING (reference)
             WHERE f.ended_at IS NOT NULL AND f.reference LIKE ? GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1""";

    private final Caller http;
    private final int port;
    private final JdbcTemplate database;
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final Deque<String> submitted = new ArrayDeque<>();
    private int number;

    ScaleMeasurement(RelayProcess relay) {
        this.http = relay.caller();
        this.port = relay.port();
        this.database = relay.database();
    }

    /** @param logBytes that PostgreSQL's log grew by for each, without images of pages */
    record Figure(Load load, long logBytes) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f, %.1f, %,d", load.p50(), load.p99(), logBytes);
        }
    }

    Map<String, Figure> run() throws Exception {
        // How much of the log are images of pages says when the last checkpoint was, not what an act costs.
        database.execute("ALTER SYSTEM SET full_page_writes = off");
        database.execute("SELECT pg_reload_conf()");
        measure("submission", TIMES, this::submit);
        // One stays as it is, to be looked at.
        submitted.poll();
        Deque<Runnable> answers = new ArrayDeque<>();
        while (!submitted.isEmpty()) answers.add(claimed(submitted.poll()));
        measure(
                "answer to a task",
                answers.size() - TO_WARM_UP,
                () -> answers.poll().run());
        for (Map.Entry<String, String> each : VISITORS.entrySet()) look(each.getKey(), each.getValue());
        return figures;
    }

    private void look(String user, String organisation) throws Exception {
        var browser = org.ncbrelay.security.Caller.session(port, user, "wildlife-demo");
        for (String path : PAGES) look(browser, user, path, path);
        measure(user + " a page of open tasks and their number", TIMES, () -> {
            for (String path : TASKS) http.get(user, path).with(200);
        });
        String country = organisation.length() == 3 ? organisation + "-%" : "%";
        for (Map<String, Object> row :
                database.queryForList(CASE_WITH_TASK, organisation, country, ManyCases.FIRST_NUMBER)) {
            look(browser, user, "search for a reference", "/cases?q=" + row.get("reference"));
            look(browser, user, "page of a case with a task", "/cases/" + row.get("reference"));
            look(browser, user, "page of a task", "/tasks/" + row.get("task"));
        }
        for (String ended : database.queryForList(LONGEST_ENDED_CASE, String.class, country))
            look(browser, user, "page of the longest case that has ended", "/cases/" + ended);
    }

    private void look(org.ncbrelay.security.Caller browser, String user, String name, String path) throws Exception {
        measure(user + " " + name, TIMES, () -> {
            if (path.startsWith("/api/")) http.get(user, path).with(200);
            else if (browser.get(path).status() != 200) throw new IllegalStateException(path);
        });
    }

    private void measure(String name, int times, Load.Work work) throws Exception {
        Load.run(1, TO_WARM_UP, work);
        database.execute("CHECKPOINT");
        String from = place();
        Load load = Load.run(1, times, work);
        long bytes = database.queryForObject(
                "SELECT pg_wal_lsn_diff(?::pg_lsn, ?::pg_lsn)::bigint", Long.class, place(), from);
        figures.put(name, new Figure(load, bytes / times));
    }

    private String place() {
        return database.queryForObject("SELECT pg_current_wal_insert_lsn()::text", String.class);
    }

    private void submit() {
        submitted.add(SampleRequest.send(http, "agency.ken", number++)
                .with(201)
                .json()
                .path("reference")
                .asText());
    }

    /** Takes the NCB's task of a case, and knows how to answer it. */
    private Runnable claimed(String reference) {
        JsonNode tasks = http.get("ncb.ken", "/engine-rest/task?processInstanceBusinessKey=" + reference)
                .with(200)
                .json();
        String task = "/engine-rest/task/" + tasks.path(0).path("id").asText();
        http.post("ncb.ken", task + "/claim", Map.of("userId", "ncb.ken")).with(204);
        JsonNode form = http.get("ncb.ken", task + "/deployed-form").with(200).json();
        Map<String, Object> answers = new FormFiller(LocalDate.now(), Map.of()).submission(form);
        return () -> http.post("ncb.ken", task + "/submit-form", answers).with(204);
    }
}
