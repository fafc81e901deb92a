package org.ncbrelay.adapter.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.port.OpenTasks.Open;

/** A row of an open task, as every list of tasks selects it. */
public final class OpenTaskRow {
    private OpenTaskRow() {}

    /** @param workable whether the reader may work on the task */
    public static Open read(ResultSet row, boolean workable) throws SQLException {
        return new Open(
                row.getString("id"),
                row.getString("name"),
                row.getString("process"),
                row.getString("task_def_key"),
                row.getString("business_key"),
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
