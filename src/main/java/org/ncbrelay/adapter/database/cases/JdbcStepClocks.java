package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.adapter.database.TransactionReads;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.deadline.StepClock;
import org.ncbrelay.domain.deadline.StepClock.Stint;
import org.ncbrelay.domain.deadline.StepClocks;
import org.ncbrelay.journal.PendingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Clocks of time limits; each start, pause and resumption is a row. */
@Repository
class JdbcStepClocks implements StepClocks {
    private final JdbcClient jdbc;
    private final PendingRows rows;
    private final TransactionReads reads;

    JdbcStepClocks(JdbcClient jdbc, PendingRows rows, TransactionReads reads) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.reads = reads;
    }

    @Override
    public void start(CaseReference reference, String step, Instant at) {
        add(reference, step, "STARTED", null, at);
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
        List<Event> events = reads.once(new Asked(reference, step), () -> read(reference, step));
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
                        SELECT step, reason, happened_at FROM (
                            SELECT DISTINCT ON (step) step, event, reason, happened_at FROM step_clock
                             WHERE reference = ? ORDER BY step, id DESC) newest
                         WHERE event = 'PAUSED' ORDER BY step""")
                .param(reference.value())
                .query((row, n) ->
                        new Pause(row.getString("step"), row.getString("reason"), Rows.instant(row, "happened_at")))
                .list();
    }

    private List<Event> read(CaseReference reference, String step) {
        return jdbc.sql("SELECT event, happened_at FROM step_clock WHERE reference = ? AND step = ? ORDER BY id")
                .params(reference.value(), step)
                .query((row, n) -> new Event(row.getString("event"), Rows.instant(row, "happened_at")))
                .list();
    }

    private void add(CaseReference reference, String step, String event, String reason, Instant at) {
        boolean first = JdbcCases.isFiledNow(rows, reference) && !rows.has("clocks", "step", step);
        Map<String, Object> row = new HashMap<>();
        row.put("reference", reference.value());
        row.put("step", step);
        row.put("event", event);
        row.put("reason", reason);
        row.put("happened_at", at);
        rows.add("clocks", row);
        if (first) reads.remember(new Asked(reference, step), List.of(new Event(event, at)));
        else reads.remember(new Asked(reference, step), null);
    }

    private record Asked(CaseReference reference, String step) {}

    private record Event(String kind, Instant at) {}
}
