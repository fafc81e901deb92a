package org.ncbrelay.store.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.port.Inbox;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the engine's tasks in two statements, three where words are searched for: one walks over all tasks of the officer once and counts
 * them, the other reads the rows of a page. Titles come from our own tables, under row-level security.
 */
@Repository
@Transactional(readOnly = true)
class JdbcInbox implements Inbox {
    /** Tasks that are counted; our default. */
    static final int MOST_COUNTED = 10_000;

    private static final String STEP = "split_part(t.proc_def_id, ':', 1)";
    private static final String OVERDUE = "t.due_date < :now::timestamptz AT TIME ZONE 'UTC'";
    private static final String URGENT = "t.priority >= " + Urgency.URGENT.priority();

    /** Of those that wait for others; our default. */
    static final int MOST_WAITING = 100;

    /** Wherever it is: who reads a case, or works on intelligence, learns what it waits for. */
    private static final String OF_READER =
            "CASE WHEN starts_with(t.reference, 'INT-') THEN :organisation = 'INTERPOL' ELSE relay_sees(t.reference) END";

    /**
     * Counts of a part, by version of a diagram: to name the step of each task would take as long as to count the tasks. OFFSET 0, so that
     * the first condition is asked before the second.
     */
    private static final String COUNTS = """
            (SELECT '%%s' AS part, %s AS step, count(*) AS tasks, count(*) FILTER (WHERE t.assignee = :user) AS mine,
                    count(*) FILTER (WHERE t.assignee IS NULL) AS unassigned, count(*) FILTER (WHERE %s) AS urgent,
                    count(*) FILTER (WHERE %s) AS overdue, count(*) FILTER (WHERE true%%s) AS selected, max(t.id) AS newest
               FROM (SELECT t.* FROM (SELECT * FROM engine_task t WHERE %%s OFFSET 0) t WHERE %%s LIMIT %%d) t
              GROUP BY t.proc_def_id)
            """.formatted(STEP, URGENT, OVERDUE);

    /** Ids of tasks follow each other in time. */
    private static final String NEWER =
            "SELECT count(*) FROM (SELECT FROM engine_task t WHERE %s AND t.id > :newest LIMIT %d) t"
                    .formatted(Part.MINE.where(), MOST_COUNTED);

    /** The title of intelligence is shown, and searched, where it was sent to; its owner, who is only asked for consent, sees the task alone. */
    private static final String SENT = """
            (:organisation = 'INTERPOL' OR EXISTS (SELECT 1 FROM dispatch d WHERE d.reference = i.reference
                                                      AND d.organisation = :organisation AND d.recalled_at IS NULL))
            """;

    private static final String PAGE = """
            SELECT t.id, t.name, %1$s AS process, t.task_def_key, t.reference, t.tenant_id, t.assignee, t.create_time, t.due_date,
                   coalesce(r.title, i.title) AS title, i.source_kind = 'EXTERNAL' AS external, %3$s,
                   (SELECT a.name FROM agency a WHERE a.code = r.agency_code) AS agency,
                   ARRAY(SELECT l.group_id::text FROM engine_task_link l
                          WHERE l.task_id = t.id AND l.group_id IS NOT NULL) AS offices
              FROM (SELECT t.* FROM %%1$s ORDER BY %%2$s LIMIT :size OFFSET :skipped) t
              LEFT JOIN support_request r ON r.reference = t.reference
              LEFT JOIN intelligence i ON i.reference = t.reference AND %2$s
             ORDER BY %%2$s
            """.formatted(STEP, SENT, OpenTaskRow.URGENCY);

    /** Of a list that is grouped, so many tasks, the first in its order, which an index gives; our default. */
    static final int MOST_GROUPED = 1_000;

    private static final String FIRST = "(SELECT t.* FROM %s ORDER BY %s LIMIT %d) t";

    /** References of cases with these words, as the list of cases finds them, and of intelligence with this title. */
    private static final String MATCHING = """
            SELECT l.reference FROM (SELECT unnest(found.page) AS reference
                     FROM relay_list(:text, '{}', '{}', NULL, 'updatedAt', true, 1000, 0, 1000) found) l
            UNION SELECT i.reference FROM intelligence i WHERE strpos(lower(i.title), lower(:text)) > 0 AND %s
            """.formatted(SENT);

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcInbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Page page(Officer officer, Selection selection, int page, int size) {
        String selected = conditions(selection);
        Part part = Part.of(selection);
        String[] matching = selection.text() == null ? null : matching(selection.text(), officer);
        Counted counted = new Counted(part);
        String counts = Stream.of(Part.MINE, Part.WAITING, part)
                .distinct()
                .map(each -> each.counts(selected))
                .collect(Collectors.joining("UNION ALL", "", "ORDER BY step"));
        as(officer, selection, counts).param("matching", matching).query(counted::add);
        Map<String, String> agencies = new HashMap<>();
        String from = "engine_task t WHERE " + part.where() + selected;
        if (selection.group() != null) from = FIRST.formatted(from, order(selection.order()), MOST_GROUPED);
        List<OpenTask> tasks = as(officer, selection, PAGE.formatted(from, order(selection)))
                .param("size", size)
                .param("skipped", (long) page * size)
                .param("matching", matching)
                .query((row, n) -> {
                    if (row.getString("agency") != null) agencies.put(row.getString("id"), row.getString("agency"));
                    return OpenTaskRow.read(row, part == Part.MINE);
                })
                .list();
        long total = selection.group() == null ? counted.selected : Math.min(counted.selected, MOST_GROUPED);
        return new Page(tasks, counted.counts(), total, counted.newest, agencies);
    }

    private String[] matching(String text, Officer officer) {
        return jdbc.sql(MATCHING)
                .param("text", text)
                .param("organisation", officer.organisation().value())
                .query(String.class)
                .list()
                .toArray(String[]::new);
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
        if (selection.country() != null) conditions.append(" AND t.reference LIKE :country || '-%'");
        if (selection.text() != null) conditions.append(" AND t.reference = ANY (:matching)");
        return conditions.toString();
    }

    private static String order(Selection selection) {
        String first = selection.group() == null
                ? ""
                : switch (selection.group()) {
                    case STEP -> STEP + ", ";
                    case URGENCY -> "t.priority DESC, ";
                    case COUNTRY -> "left(t.reference, 3), ";
                };
        return first + order(selection.order());
    }

    private static String order(Order order) {
        return switch (order) {
            case DUE -> "t.due_date, t.id";
            case URGENCY -> "t.priority DESC, t.due_date, t.id";
            case NEWEST -> "t.create_time DESC, t.id DESC";
        };
    }

    /** Which tasks a selection is of. */
    private enum Part {
        MINE(OpenTaskRow.WORKABLE_WHERE_THERE + OpenTaskRow.ON_WORK_OF_OTHERS, OpenTaskRow.THERE, MOST_COUNTED + 1),
        WAITING("t.owner = :user", OF_READER, MOST_WAITING),
        COLLEAGUE(OpenTaskRow.OF_GROUPS + " AND t.assignee = :assignee", OpenTaskRow.THERE, MOST_COUNTED + 1);

        private final String candidates;
        private final String visible;
        private final int most;

        /**
         * @param candidates the condition that an index answers
         * @param visible    the condition that takes longest for a task
         * @param most       rows that are counted
         */
        Part(String candidates, String visible, int most) {
            this.candidates = candidates;
            this.visible = visible;
            this.most = most;
        }

        String where() {
            return candidates + " AND " + visible;
        }

        String counts(String selected) {
            return COUNTS.formatted(this, selected, candidates, visible, most);
        }

        static Part of(Selection selection) {
            if (selection.whose() == Whose.WAITING) return WAITING;
            return selection.assignee() == null ? MINE : COLLEAGUE;
        }
    }

    private JdbcClient.StatementSpec as(Officer officer, Selection selection, String sql) {
        return jdbc.sql(sql)
                .param("organisation", officer.organisation().value())
                .param("user", officer.userId())
                .param("readsAll", officer.readsAll())
                .param("now", Rows.at(clock.instant()))
                .param("step", selection.step())
                .param("country", selection.country())
                .param("assignee", selection.assignee())
                .param("groups", OpenTaskRow.groups(officer));
    }

    /** Adds up the rows. */
    private static final class Counted {
        private final Part part;
        private final Map<String, Long> byStep = new LinkedHashMap<>();
        private long mine;
        private long unassigned;
        private long urgent;
        private long overdue;
        private long waiting;
        private long selected;
        private String newest = "";

        /** @param part of the selection */
        Counted(Part part) {
            this.part = part;
        }

        void add(ResultSet row) throws SQLException {
            Part counted = Part.valueOf(row.getString("part"));
            if (counted == part) selected += row.getLong("selected");
            if (counted == Part.WAITING) waiting += row.getLong("tasks");
            if (counted != Part.MINE) return;
            byStep.merge(row.getString("step"), row.getLong("tasks"), Long::sum);
            mine += row.getLong("mine");
            unassigned += row.getLong("unassigned");
            urgent += row.getLong("urgent");
            overdue += row.getLong("overdue");
            String last = row.getString("newest");
            if (last.compareTo(newest) > 0) newest = last;
        }

        Counts counts() {
            long all = byStep.values().stream().mapToLong(Long::longValue).sum();
            return new Counts(
                    Math.min(all, MOST_COUNTED),
                    mine,
                    unassigned,
                    urgent,
                    overdue,
                    waiting,
                    byStep,
                    all > MOST_COUNTED);
        }
    }
}
