package org.ncbrelay.adapter.database.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.adapter.database.inbox.OpenTaskRow;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OpenTasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the engine's tasks in one statement: its own query looks once for each task and each grant. */
@Repository
@Transactional(readOnly = true)
class JdbcOpenTasks implements OpenTasks {
    private static final String SELECT = """
            SELECT t.id, t.name, split_part(t.proc_def_id, ':', 1) AS process, t.task_def_key, t.reference, t.tenant_id,
                   t.assignee, t.create_time, t.due_date, r.title, false AS external, %s, %s AS workable,
                   ARRAY(SELECT l.group_id::text FROM engine_task_link l
                          WHERE l.task_id = t.id AND l.group_id IS NOT NULL) AS offices
              FROM engine_task t LEFT JOIN support_request r USING (reference)
            """.formatted(OpenTaskRow.URGENCY, OpenTaskRow.WORKABLE);

    private final JdbcClient jdbc;
    private final CurrentOfficer officers;
    private final Clock clock;

    JdbcOpenTasks(JdbcClient jdbc, CurrentOfficer officers, Clock clock) {
        this.jdbc = jdbc;
        this.officers = officers;
        this.clock = clock;
    }

    @Override
    public List<Open> waitingFor(Officer officer, int limit) {
        return first(officer, limit, OpenTaskRow.WORKABLE + OpenTaskRow.ON_WORK_OF_OTHERS);
    }

    @Override
    public List<Open> insteadOfOthers(Officer officer, int limit) {
        return first(officer, limit, OpenTaskRow.WORKABLE + " AND t.assignee <> :user");
    }

    @Override
    public List<Open> waitingFor(Officer officer, CaseReference reference) {
        return as(
                        officer,
                        SELECT + " WHERE t.reference = :reference AND " + OpenTaskRow.WORKABLE
                                + " ORDER BY t.due_date, t.id")
                .param("reference", reference.value())
                .query((row, n) -> map(row))
                .list();
    }

    @Override
    public Optional<Open> find(String id, Officer officer) {
        Optional<Open> found = as(
                        officer, SELECT + " WHERE t.id = :id AND t.tenant_id = :organisation AND " + OpenTaskRow.THERE)
                .param("id", id)
                .query((row, n) -> map(row))
                .optional();
        if (found.isPresent() && !officers.opens(TokenPart.ofWorkOn(found.get().reference())))
            throw new Refusal.Forbidden("The token does not open this.");
        return found;
    }

    private List<Open> first(Officer officer, int limit, String which) {
        return as(officer, SELECT + " WHERE " + which + " ORDER BY t.due_date, t.id LIMIT :limit")
                .param("limit", limit)
                .query((row, n) -> map(row))
                .list();
    }

    @Override
    public List<Open> of(CaseReference reference, Officer reader) {
        return as(
                        reader,
                        SELECT + " WHERE t.reference = :reference AND relay_sees(:reference) ORDER BY t.due_date, t.id")
                .param("reference", reference.value())
                .query((row, n) -> map(row))
                .list();
    }

    @Override
    public List<Open> ofIntelligence(CaseReference reference, Officer reader) {
        return as(
                        reader,
                        SELECT
                                + " WHERE t.reference = :reference AND (:interpol OR t.tenant_id = :organisation) ORDER BY t.due_date, t.id")
                .param("reference", reference.value())
                .param("interpol", reader.servesInterpol())
                .query((row, n) -> map(row))
                .list();
    }

    private JdbcClient.StatementSpec as(Officer officer, String sql) {
        return jdbc.sql(sql)
                .param("organisation", officer.organisation().value())
                .param("user", officer.userId())
                .param("readsAll", officer.readsAll())
                .param("now", Rows.at(clock.instant()))
                .param("groups", OpenTaskRow.groups(officer));
    }

    private static Open map(ResultSet row) throws SQLException {
        return OpenTaskRow.read(row, row.getBoolean("workable"));
    }
}
