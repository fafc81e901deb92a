package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.adapter.database.TransactionReads;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CasePath;
import org.ncbrelay.domain.deadline.StepClocks;
import org.ncbrelay.domain.deadline.StepClocks.StepClock;
import org.ncbrelay.domain.deadline.StepClocks.StepClock.Stint;
import org.ncbrelay.journal.PendingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Clocks of time limits, of which each start, pause and resumption is a row, and the passages of a case, as the journal wrote them. */
@Repository
class JdbcStepClocks implements StepClocks, CasePath {
    private final JdbcClient jdbc;
    private final PendingRows rows;
    /** The step whose clock starts with the submission. */
    private static final String AT_SUBMISSION = "acknowledgment";

    private final TransactionReads reads;

    JdbcStepClocks(JdbcClient jdbc, PendingRows rows, TransactionReads reads) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.reads = reads;
    }

    /** Is not stored: {@link #read} takes the moment from the case. */
    @Override
    public void startWithSubmission(CaseReference reference, Instant at) {
        reads.remember(new Asked(reference, AT_SUBMISSION), List.of(new Event("STARTED", at)));
    }

    @Override
    public void pause(CaseReference reference, String step, String reason, Instant at) {
        add(reference, step, "PAUSED", reason, at);
    }

    @Override
    public void resume(CaseReference reference, String step, Instant at) {
        add(reference, step, "RESUMED", null, at);
    }

    @Override
    public StepClock of(CaseReference reference, String step) {
        List<Event> events = reads.once(new Asked(reference, step), () -> events(reference, step));
        List<Stint> stints = new ArrayList<>();
        Instant from = null;
        for (Event event : events) {
            boolean runs = event.kind().equals("STARTED") || event.kind().equals("RESUMED");
            if (!runs && from != null) stints.add(new Stint(from, event.at()));
            from = runs ? event.at() : null;
        }
        if (from != null) stints.add(new Stint(from, null));
        return new StepClock(stints);
    }

    @Override
    public List<Pause> pauses(CaseReference reference) {
        return jdbc.sql("""
                        SELECT step, reason, happened_at AS since FROM (
                            SELECT DISTINCT ON (step) step, event, reason, happened_at FROM step_clock
                             WHERE reference = ? ORDER BY step, id DESC) newest
                         WHERE event = 'PAUSED' ORDER BY step""")
                .param(reference.value())
                .query(Rows.to(Pause.class))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Passage> of(CaseReference reference) {
        return jdbc.sql("""
                        SELECT instance, reference, process, activity, entered_at, left_at, cancelled
                          FROM case_passage WHERE reference = ? ORDER BY position""")
                .param(reference.value())
                .query(Rows.to(Passage.class))
                .list();
    }

    /** All clocks of a case are read at once: a task asks for several. */
    private List<Event> events(CaseReference reference, String step) {
        if (JdbcCases.isFiledNow(rows, reference) && !rows.has("clocks", "step", step)) return List.of();
        return reads.once(new All(reference), () -> read(reference)).getOrDefault(step, List.of());
    }

    private Map<String, List<Event>> read(CaseReference reference) {
        Map<String, List<Event>> events = new HashMap<>();
        jdbc.sql("""
                        SELECT :first AS step, 'STARTED' AS event, submitted_at AS happened_at, 0 AS id FROM support_request
                         WHERE reference = :reference
                        UNION ALL SELECT step, event, happened_at, id FROM step_clock WHERE reference = :reference ORDER BY id""")
                .param("first", AT_SUBMISSION)
                .param("reference", reference.value())
                .query(row -> {
                    events.computeIfAbsent(row.getString("step"), unseen -> new ArrayList<>())
                            .add(new Event(row.getString("event"), Rows.instant(row, "happened_at")));
                });
        return events;
    }

    private void add(CaseReference reference, String step, String event, String reason, Instant at) {
        Map<String, Object> row = new HashMap<>();
        row.put("reference", reference.value());
        row.put("step", step);
        row.put("event", event);
        row.put("reason", reason);
        row.put("happened_at", at);
        rows.add("clocks", row);
        reads.remember(new Asked(reference, step), null);
        reads.remember(new All(reference), null);
    }

    private record Asked(CaseReference reference, String step) {}

    private record All(CaseReference reference) {}

    private record Event(String kind, Instant at) {}
}
