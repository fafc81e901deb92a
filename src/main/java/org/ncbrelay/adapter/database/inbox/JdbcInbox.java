package org.ncbrelay.adapter.database.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.port.Inbox;
import org.ncbrelay.port.OpenTasks.Open;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the engine's tasks in two statements: one walks over all tasks of the officer once and counts them, the other reads the rows of
 * a page. Titles come from our own tables, under row-level security.
 */
@Repository
@Transactional(readOnly = true)
class JdbcInbox implements Inbox {
    /** Tasks that are counted; our default. */
    static final int MOST_COUNTED = 10_000;

    private static final String STEP = "split_part(t.proc_def_id, ':', 1)";
    private static final String OVERDUE = "t.due_date < :now::timestamptz AT TIME ZONE 'UTC'";
    private static final String URGENT = "t.priority >= " + Urgency.URGENT.priority();

    private static final String COUNTS = """
            SELECT %s AS step, count(*) AS tasks, count(*) FILTER (WHERE t.assignee = :user) AS mine,
                   count(*) FILTER (WHERE t.assignee IS NULL) AS unassigned, count(*) FILTER (WHERE %s) AS urgent,
                   count(*) FILTER (WHERE %s) AS overdue, count(*) FILTER (WHERE true %%s) AS selected, max(t.id) AS newest
              FROM (SELECT t.id, t.proc_def_id, t.proc_inst_id, t.assignee, t.priority, t.due_date FROM engine_task t
                     WHERE %s LIMIT %d) t
             GROUP BY t.proc_def_id ORDER BY 1
            """.formatted(STEP, URGENT, OVERDUE, OpenTaskRow.WORKABLE, MOST_COUNTED + 1);

    /** Ids of tasks follow each other in time. */
    private static final String NEWER =
            "SELECT count(*) FROM (SELECT FROM engine_task t WHERE %s AND t.id > :newest LIMIT %d) t"
                    .formatted(OpenTaskRow.WORKABLE, MOST_COUNTED);

    /** The title of intelligence is shown where it was sent to; its owner, who is only asked for consent, sees the task alone. */
    private static final String PAGE = """
            SELECT t.id, t.name, %1$s AS process, t.task_def_key, e.business_key, t.tenant_id, t.assignee, t.create_time, t.due_date,
                   coalesce(r.title, i.title) AS title, i.source_kind = 'EXTERNAL' AS external, r.urgency,
                   ARRAY(SELECT l.group_id::text FROM engine_task_link l
                          WHERE l.task_id = t.id AND l.group_id IS NOT NULL) AS offices
              FROM (SELECT t.* FROM engine_task t WHERE %2$s %%1$s ORDER BY %%2$s LIMIT :size OFFSET :skipped) t
              JOIN engine_execution e ON e.id = t.proc_inst_id
              LEFT JOIN support_request r ON r.reference = e.business_key
              LEFT JOIN intelligence i ON i.reference = e.business_key
                   AND (:organisation = 'INTERPOL' OR EXISTS (SELECT 1 FROM dispatch d WHERE d.reference = i.reference
                                                                 AND d.organisation = :organisation AND d.recalled_at IS NULL))
             ORDER BY %%2$s
            """.formatted(STEP, OpenTaskRow.WORKABLE);

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcInbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Page page(Officer officer, Selection selection, int page, int size) {
        String selected = conditions(selection);
        Counted counted = new Counted();
        as(officer, selection, COUNTS.formatted(selected)).query(counted::add);
        List<Open> tasks = as(officer, selection, PAGE.formatted(selected, order(selection.order())))
                .param("size", size)
                .param("skipped", (long) page * size)
                .query((row, n) -> OpenTaskRow.read(row, true))
                .list();
        return new Page(tasks, counted.counts(), counted.selected, counted.newest);
    }

    /** Reads the end of the engine's index of tasks. */
    @Override
    public Beat since(String newest) {
        return jdbc.sql("""
                        SELECT ARRAY(SELECT DISTINCT t.tenant_id::text FROM engine_task t
                                      WHERE t.id > :newest::text AND t.tenant_id IS NOT NULL) AS organisations,
                               greatest(coalesce((SELECT max(t.id) FROM engine_task t), ''), :newest::text) AS newest
                        """)
                .param("newest", newest)
                .query((row, n) -> new Beat(Set.copyOf(Rows.texts(row, "organisations")), row.getString("newest")))
                .single();
    }

    @Override
    public long newer(Officer officer, String newest) {
        return as(officer, Selection.EVERYTHING, NEWER)
                .param("newest", newest)
                .query(Long.class)
                .single();
    }

    private static String conditions(Selection selection) {
        StringBuilder conditions = new StringBuilder();
        if (selection.whose() == Whose.MINE) conditions.append(" AND t.assignee = :user");
        if (selection.whose() == Whose.UNASSIGNED) conditions.append(" AND t.assignee IS NULL");
        if (selection.urgent()) conditions.append(" AND ").append(URGENT);
        if (selection.overdue()) conditions.append(" AND ").append(OVERDUE);
        if (selection.step() != null) conditions.append(" AND ").append(STEP).append(" = :step");
        if (selection.country() != null)
            conditions.append(
                    " AND EXISTS (SELECT 1 FROM engine_execution c WHERE c.id = t.proc_inst_id AND c.business_key LIKE :country || '-%')");
        return conditions.toString();
    }

    private static String order(Order order) {
        return switch (order) {
            case DUE -> "t.due_date, t.id";
            case URGENCY -> "t.priority DESC, t.due_date, t.id";
            case NEWEST -> "t.create_time DESC, t.id DESC";
        };
    }

    private JdbcClient.StatementSpec as(Officer officer, Selection selection, String sql) {
        return jdbc.sql(sql)
                .param("organisation", officer.organisation().value())
                .param("user", officer.userId())
                .param("readsAll", officer.readsAll())
                .param("now", Rows.at(clock.instant()))
                .param("step", selection.step())
                .param("country", selection.country())
                .param("groups", officer.roles().stream().map(Role::group).toArray(String[]::new));
    }

    /** Adds up the rows, one for each version of a diagram: to name the step of each task would take as long as to count the tasks. */
    private static final class Counted {
        private final Map<String, Long> byStep = new LinkedHashMap<>();
        private long mine;
        private long unassigned;
        private long urgent;
        private long overdue;
        private long selected;
        private String newest = "";

        void add(ResultSet row) throws SQLException {
            byStep.merge(row.getString("step"), row.getLong("tasks"), Long::sum);
            mine += row.getLong("mine");
            unassigned += row.getLong("unassigned");
            urgent += row.getLong("urgent");
            overdue += row.getLong("overdue");
            selected += row.getLong("selected");
            String last = row.getString("newest");
            if (last.compareTo(newest) > 0) newest = last;
        }

        Counts counts() {
            long all = byStep.values().stream().mapToLong(Long::longValue).sum();
            return new Counts(
                    Math.min(all, MOST_COUNTED), mine, unassigned, urgent, overdue, byStep, all > MOST_COUNTED);
        }
    }
}
