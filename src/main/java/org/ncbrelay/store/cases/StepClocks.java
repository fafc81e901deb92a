package org.ncbrelay.store.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.journal.PendingRows;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.TransactionReads;
import org.ncbrelay.store.cases.StepClocks.StepClock.Stint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clocks of time limits, of which each start, pause and resumption is a row, and the path of a case through the nodes of the diagrams,
 * retained for as long as the case.
 */
@Repository
public class StepClocks {
    private final JdbcClient jdbc;
    private final PendingRows rows;
    /** The step whose clock starts with the submission. */
    private static final String AT_SUBMISSION = "acknowledgment";

    private final TransactionReads reads;

    StepClocks(JdbcClient jdbc, PendingRows rows, TransactionReads reads) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.reads = reads;
    }

    /** Starts the clock of the acknowledgment, which runs from the submission on. Is not stored: {@link #read} takes the moment from the case. */
    public void startWithSubmission(CaseReference reference, Instant at) {
        reads.remember(new Asked(reference, AT_SUBMISSION), List.of(new Event("STARTED", at)));
    }

    public void pause(CaseReference reference, String step, String reason, Instant at) {
        add(reference, step, "PAUSED", reason, at);
    }

    public void resume(CaseReference reference, String step, Instant at) {
        add(reference, step, "RESUMED", null, at);
    }

    /** The clock of a step; one that was never started has no stints. */
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

    /** The clocks of a case that are paused now, by step. */
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

    /** In order of entry; empty where the case is not open to the acting organisation. */
    @Transactional(readOnly = true)
    public List<Passage> of(CaseReference reference) {
        return jdbc.sql("""
                        SELECT instance, reference, process, activity, entered_at, left_at, cancelled, left_by
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

    /** @param reason null if none was given */
    public record Pause(String step, String reason, Instant since) {}

    /**
     * The clock of one step of one case: it runs while this side owes an answer and is paused while the other side does.
     *
     * @param stints the times in which it ran, in order; the last may be open
     */
    public record StepClock(List<Stint> stints) {
        /** @param until null while running */
        public record Stint(Instant from, Instant until) {}

        public StepClock {
            stints = List.copyOf(stints);
        }

        /** Time used up at a moment, counted as the limit counts. */
        public TimeLimit used(WorkingCalendar calendar, TimeLimit.Basis basis, Instant now) {
            TimeLimit sum = new TimeLimit(basis, java.time.Duration.ZERO);
            for (Stint stint : stints) {
                Instant until = stint.until() == null ? now : stint.until();
                // A stored moment is rounded to the microsecond, and nodes' clocks differ a little: nothing is used yet
                // then.
                if (until.isAfter(stint.from())) sum = sum.plus(calendar.elapsed(stint.from(), until, basis));
            }
            return sum;
        }

        /**
         * The moment at which a share of the limit is used up, if the clock runs on from now.
         *
         * @param share 1 for the deadline itself, 0.5 for half of the limit
         * @return now where the share is used up already
         */
        public Instant reaches(double share, TimeLimit limit, WorkingCalendar calendar, Instant now) {
            TimeLimit wanted = limit.times(share);
            TimeLimit used = used(calendar, limit.basis(), now);
            return used.compareTo(wanted) >= 0 ? now : calendar.advance(now, wanted.minus(used));
        }
    }
}
