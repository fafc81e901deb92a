package org.ncbrelay.store.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.people.Absences;

/** A row of an open task, as every list of tasks selects it. */
public final class OpenTaskRow {
    /** To an office of the organisation, a task is there where its case is; the database says where that is. */
    public static final String THERE = "(:readsAll OR t.is_there)";

    /** A task of the reader's groups, claimed or not, wherever it is. */
    static final String OF_GROUPS = """
            t.tenant_id = :organisation
            AND EXISTS (SELECT 1 FROM engine_task_link l WHERE l.task_id = t.id AND l.group_id IN (:groups))
            """;

    /** What the reader may work on where it is {@link #THERE}, which is asked last as it takes longest. */
    static final String WORKABLE_WHERE_THERE = """
            %s AND (t.assignee IS NULL OR t.assignee = :user
                 OR t.assignee IN (SELECT a.absent FROM absence a WHERE a.substitute = :user AND %s))
            """.formatted(OF_GROUPS, Absences.RUNS);

    /** A task on which the reader may work: the reader's organisation and group, and claimed by no one else but an absent colleague of whom the reader is the substitute. */
    public static final String WORKABLE = WORKABLE_WHERE_THERE + " AND " + THERE;

    /** Not one that decides on what the reader wrote. */
    public static final String ON_WORK_OF_OTHERS = " AND t.owner IS DISTINCT FROM :user";

    /** How soon a task is to be done: as its case says, or where it is of none, such as of intelligence, as the engine sorts it. */
    public static final String URGENCY = Arrays.stream(Urgency.values())
            .map(urgency -> "WHEN %d THEN '%s'".formatted(urgency.priority(), urgency))
            .collect(Collectors.joining(" ", "coalesce(r.urgency, CASE t.priority ", " END) AS urgency"));

    private OpenTaskRow() {}

    /** For {@link #WORKABLE}: a list, of which the planner knows how long it is. SQL has no empty one. */
    public static List<String> groups(Officer officer) {
        return officer.roles().isEmpty()
                ? List.of("")
                : officer.roles().stream().map(Role::group).sorted().toList();
    }

    /** @param workable whether the reader may work on the task */
    public static OpenTask read(ResultSet row, boolean workable) throws SQLException {
        return new OpenTask(
                row.getString("id"),
                row.getString("name"),
                row.getString("process"),
                row.getString("task_def_key"),
                row.getString("reference"),
                row.getString("title"),
                row.getBoolean("external") ? Caveat.TEXT : null,
                Rows.choice(row, "urgency", Urgency.class),
                row.getString("tenant_id"),
                Rows.texts(row, "offices").stream()
                        .flatMap(group -> Role.ofGroup(group).stream())
                        .sorted()
                        .toList(),
                row.getString("assignee"),
                Rows.instant(row, "create_time"),
                Rows.instant(row, "due_date"),
                workable);
    }
}
