package org.ncbrelay.store.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.inbox.OpenTaskRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work that waits for people: reads the engine's tasks in one statement, because its own query looks once for each task and each grant.
 */
@Repository
@Transactional(readOnly = true)
public class OpenTasks {
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

    OpenTasks(JdbcClient jdbc, CurrentOfficer officers, Clock clock) {
        this.jdbc = jdbc;
        this.officers = officers;
        this.clock = clock;
    }

    /** What the officer may work on now and has not written, the most pressing first. */
    public List<OpenTask> waitingFor(Officer officer, int limit) {
        return first(officer, limit, OpenTaskRow.WORKABLE + OpenTaskRow.ON_WORK_OF_OTHERS);
    }

    /** Of these, what absent colleagues have claimed for whom the officer is the substitute, the most pressing first. */
    public List<OpenTask> insteadOfOthers(Officer officer, int limit) {
        return first(officer, limit, OpenTaskRow.WORKABLE + " AND t.assignee <> :user");
    }

    /** What the officer may work on in one case, or on one piece of intelligence, the most pressing first. */
    public List<OpenTask> waitingFor(Officer officer, CaseReference reference) {
        return as(
                        officer,
                        SELECT + " WHERE t.reference = :reference AND " + OpenTaskRow.WORKABLE
                                + " ORDER BY t.due_date, t.id")
                .param("reference", reference.value())
                .query((row, n) -> map(row))
                .list();
    }

    /** One task of the officer's organisation, for any assignee; empty if there is none. Refused to a token that does not open it. */
    public Optional<OpenTask> find(String id, Officer officer) {
        Optional<OpenTask> found = as(
                        officer, SELECT + " WHERE t.id = :id AND t.tenant_id = :organisation AND " + OpenTaskRow.THERE)
                .param("id", id)
                .query((row, n) -> map(row))
                .optional();
        if (found.isPresent() && !officers.opens(TokenPart.ofWorkOn(found.get().reference())))
            throw new Refusal.Forbidden("The token does not open this.");
        return found;
    }

    private List<OpenTask> first(Officer officer, int limit, String which) {
        return as(officer, SELECT + " WHERE " + which + " ORDER BY t.due_date, t.id LIMIT :limit")
                .param("limit", limit)
                .query((row, n) -> map(row))
                .list();
    }

    /** What a case waits for, for any assignee; empty where the case is not open to the acting organisation. */
    public List<OpenTask> of(CaseReference reference, Officer reader) {
        return as(
                        reader,
                        SELECT + " WHERE t.reference = :reference AND relay_sees(:reference) ORDER BY t.due_date, t.id")
                .param("reference", reference.value())
                .query((row, n) -> map(row))
                .list();
    }

    /** What intelligence waits for: all of it for INTERPOL, for a country what its own offices must do. */
    public List<OpenTask> ofIntelligence(CaseReference reference, Officer reader) {
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

    private static OpenTask map(ResultSet row) throws SQLException {
        return OpenTaskRow.read(row, row.getBoolean("workable"));
    }
}
