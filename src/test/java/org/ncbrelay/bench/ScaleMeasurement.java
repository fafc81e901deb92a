package org.ncbrelay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FormFiller;
import org.springframework.jdbc.core.JdbcTemplate;

/** One size: the acts and looks that are measured, one after the other. */
final class ScaleMeasurement {
    /** Who looks, and the organisation that they act for. */
    private static final Map<String, String> VISITORS = new TreeMap<>(Map.of("analyst", "INTERPOL", "ncb.ken", "KEN"));

    private static final int TO_WARM_UP = 20;

    private final int port;
    private final Caller http;
    private final JdbcTemplate database;
    private final int acts;
    private final List<ScaleFigure> figures = new ArrayList<>();
    private final Deque<String> submitted = new ArrayDeque<>();
    private int number;

    ScaleMeasurement(int port, JdbcTemplate database, int acts) {
        this.port = port;
        this.http = new Caller("http://localhost:" + port);
        this.database = database;
        this.acts = acts;
    }

    List<ScaleFigure> run() throws Exception {
        // How much of the log are images of pages says when the last checkpoint was, not what an act costs.
        database.execute("ALTER SYSTEM SET full_page_writes = off");
        database.execute("SELECT pg_reload_conf()");
        measure("submission", acts, Bar.ACT, this::submit);
        // One stays as it is, to be looked at.
        submitted.poll();
        Deque<Runnable> answers = new ArrayDeque<>();
        while (!submitted.isEmpty()) answers.add(claimed(submitted.poll()));
        measure(
                "answer to a task",
                answers.size() - TO_WARM_UP,
                Bar.ACT,
                () -> answers.poll().run());
        for (Map.Entry<String, String> each : VISITORS.entrySet()) {
            Visitor visitor = new Visitor(port, each.getKey());
            for (ScaleLooks.Look look : new ScaleLooks(database).of(each.getValue()))
                measure(each.getKey() + " " + look.name(), acts, look.bar(), () -> {
                    for (String path : look.paths()) visitor.look(path);
                });
        }
        return figures;
    }

    private void measure(String name, int times, Bar bar, Load.Work work) throws Exception {
        Load.run(1, TO_WARM_UP, work);
        database.execute("CHECKPOINT");
        String from = place();
        Load load = Load.run(1, times, work);
        long bytes = database.queryForObject(
                "SELECT pg_wal_lsn_diff(?::pg_lsn, ?::pg_lsn)::bigint", Long.class, place(), from);
        figures.add(new ScaleFigure(name, load.milliseconds(0.5), load.milliseconds(0.99), bytes / times, bar));
    }

    private String place() {
        return database.queryForObject("SELECT pg_current_wal_insert_lsn()::text", String.class);
    }

    private void submit() {
        String key = UUID.randomUUID().toString();
        submitted.add(http.post(
                        "agency.ken", "/api/support-requests", SampleRequest.numbered(number++), "Idempotency-Key", key)
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
