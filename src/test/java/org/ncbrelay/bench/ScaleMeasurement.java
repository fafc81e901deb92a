package org.ncbrelay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FormFiller;
import org.springframework.jdbc.core.JdbcTemplate;

/** One size: the acts and looks that are measured, one after the other. */
final class ScaleMeasurement {
    /** Who looks, and the organisation that they act for. */
    private static final Map<String, String> VISITORS = new TreeMap<>(Map.of("analyst", "INTERPOL", "ncb.ken", "KEN"));

    private static final int TIMES = Integer.getInteger("relay.bench.looks", 200);
    private static final int TO_WARM_UP = 20;

    private static final List<String> LISTS =
            List.of("/", "/cases", "/api/support-requests?size=20", "/api/support-requests?size=20&q=ivory");
    private static final List<String> PAGES = List.of(
            "/?whose=unassigned&sort=urgency",
            "/?overdue=true",
            "/cases?status=IN_SUPPORT&sort=urgency,desc",
            "/cases?overdue=true",
            "/cases?q=ivory",
            "/cases?q=pango",
            "/cases?q=pangloin",
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

    /** What a figure is held to on two cores of a server, our own bars: milliseconds, and how often the figure of an empty relay. */
    private enum Bar {
        LIST(50, 50, 0),
        PAGE(50, 150, 0),
        PAGE_OF_A_TASK(50, 150, 1.1),
        TASKS(0, 10, 0),
        /** Nobody may feel the cases of others. */
        ACT(0, 0, 1.1);

        private final double p50;
        private final double p99;
        private final double growth;

        Bar(double p50, double p99, double growth) {
            this.p50 = p50;
            this.p99 = p99;
            this.growth = growth;
        }
    }

    /** @param logBytes that PostgreSQL's log grew by for each, without images of pages */
    record Figure(Bar bar, Load load, long logBytes) {
        /** Each bar, and whether it is kept; empty is the same figure of an empty relay, or null. */
        String judged(Figure empty) {
            List<String> words = new ArrayList<>();
            judge(words, "median", load.p50(), bar.p50);
            judge(words, "p99", load.p99(), bar.p99);
            if (empty != null) {
                judge(words, "growth of the median", load.p50() / empty.load.p50(), bar.growth);
                judge(words, "growth of the log", (double) logBytes / empty.logBytes, bar.growth);
            }
            return String.join(", ", words);
        }

        private static void judge(List<String> words, String what, double measured, double bar) {
            if (bar > 0)
                words.add(String.format(
                        Locale.ROOT, "%s %s (%.2f of %.2f)", what, measured <= bar ? "kept" : "MISSED", measured, bar));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f, %.1f, %,d", load.p50(), load.p99(), logBytes);
        }
    }

    Map<String, Figure> run() throws Exception {
        // How much of the log are images of pages says when the last checkpoint was, not what an act costs.
        database.execute("ALTER SYSTEM SET full_page_writes = off");
        database.execute("SELECT pg_reload_conf()");
        measure("submission", Bar.ACT, TIMES, this::submit);
        // One stays as it is, to be looked at.
        submitted.poll();
        Deque<Runnable> answers = new ArrayDeque<>();
        while (!submitted.isEmpty()) answers.add(claimed(submitted.poll()));
        measure(
                "answer to a task",
                Bar.ACT,
                answers.size() - TO_WARM_UP,
                () -> answers.poll().run());
        for (Map.Entry<String, String> each : VISITORS.entrySet()) look(each.getKey(), each.getValue());
        return figures;
    }

    private void look(String user, String organisation) throws Exception {
        var browser = org.ncbrelay.security.Caller.session(port, user, "wildlife-demo");
        for (String path : LISTS) look(browser, user, path, Bar.LIST, path);
        for (String path : PAGES) look(browser, user, path, Bar.PAGE, path);
        measure(user + " a page of open tasks and their number", Bar.TASKS, TIMES, () -> {
            for (String path : TASKS) http.get(user, path).with(200);
        });
        String country = organisation.length() == 3 ? organisation + "-%" : "%";
        for (Map<String, Object> row :
                database.queryForList(CASE_WITH_TASK, organisation, country, ManyCases.FIRST_NUMBER)) {
            look(browser, user, "search for a reference", Bar.PAGE, "/cases?q=" + row.get("reference"));
            look(browser, user, "page of a case with a task", Bar.PAGE, "/cases/" + row.get("reference"));
            look(browser, user, "page of a task", Bar.PAGE_OF_A_TASK, "/tasks/" + row.get("task"));
        }
        for (String ended : database.queryForList(LONGEST_ENDED_CASE, String.class, country))
            look(browser, user, "page of the longest case that has ended", Bar.PAGE, "/cases/" + ended);
    }

    private void look(org.ncbrelay.security.Caller browser, String user, String name, Bar bar, String path)
            throws Exception {
        measure(user + " " + name, bar, TIMES, () -> {
            if (path.startsWith("/api/")) http.get(user, path).with(200);
            else if (browser.get(path).status() != 200) throw new IllegalStateException(path);
        });
    }

    private void measure(String name, Bar bar, int times, Load.Work work) throws Exception {
        Load.run(1, TO_WARM_UP, work);
        database.execute("CHECKPOINT");
        String from = place();
        Load load = Load.run(1, times, work);
        long bytes = database.queryForObject(
                "SELECT pg_wal_lsn_diff(?::pg_lsn, ?::pg_lsn)::bigint", Long.class, place(), from);
        figures.put(name, new Figure(bar, load, bytes / times));
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
