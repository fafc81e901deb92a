package org.ncbrelay.adapter.database.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.adapter.database.OpenTaskRow;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.adapter.database.people.JdbcAbsences;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.OpenTasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the engine's tasks in one statement: its own query looks once for each task and each grant. */
@Repository
@Transactional(readOnly = true)
class JdbcOpenTasks implements OpenTasks {
    /** The reader's organisation and group, and claimed by nobody else but an absent colleague for whom the reader stands in. */
    private static final String WORKABLE = """
            t.tenant_id_ = :organisation
            AND EXISTS (SELECT 1 FROM act_ru_identitylink l WHERE l.task_id_ = t.id_ AND l.group_id_ = ANY (:groups))
            AND (t.assignee_ IS NULL OR t.assignee_ = :user
                 OR t.assignee_ IN (SELECT a.absent FROM absence a WHERE a.substitute = :user AND %s))
            """.formatted(JdbcAbsences.RUNS);

    private static final String SELECT = """
            SELECT t.id_, t.name_, split_part(t.proc_def_id_, ':', 1) AS process, t.task_def_key_, e.business_key_, t.tenant_id_,
                   t.assignee_, t.create_time_, t.due_date_, r.title, false AS external, r.urgency, %s AS workable,
                   ARRAY(SELECT l.group_id_::text FROM act_ru_identitylink l
                          WHERE l.task_id_ = t.id_ AND l.group_id_ IS NOT NULL) AS offices
              FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
              LEFT JOIN support_request r ON r.reference = e.business_key_
            """.formatted(WORKABLE);

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcOpenTasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Open> waitingFor(Officer officer, int limit) {
        return first(officer, limit, WORKABLE);
    }

    @Override
    public long countFor(Officer officer) {
        return as(officer, "SELECT count(*) FROM act_ru_task t WHERE " + WORKABLE)
                .query(Long.class)
                .single();
    }

    @Override
    public List<Open> insteadOfOthers(Officer officer, int limit) {
        return first(officer, limit, WORKABLE + " AND t.assignee_ <> :user");
    }

    @Override
    public List<Open> waitingFor(Officer officer, CaseReference reference) {
        return as(
                        officer,
                        SELECT + " WHERE e.business_key_ = :reference AND " + WORKABLE + " ORDER BY t.due_date_, t.id_")
                .param("reference", reference.value())
                .query((row, n) -> map(row))
                .list();
    }

    @Override
    public Optional<Open> find(String id, Officer officer) {
        return as(officer, SELECT + " WHERE t.id_ = :id AND t.tenant_id_ = :organisation")
                .param("id", id)
                .query((row, n) -> map(row))
                .optional();
    }

    private List<Open> first(Officer officer, int limit, String which) {
        return as(officer, SELECT + " WHERE " + which + " ORDER BY t.due_date_, t.id_ LIMIT :limit")
                .param("limit", limit)
                .query((row, n) -> map(row))
                .list();
    }

    @Override
    public List<Open> of(CaseReference reference, Officer reader) {
        return as(
                        reader,
                        SELECT
                                + " WHERE e.business_key_ = :reference AND relay_sees(:reference) ORDER BY t.due_date_, t.id_")
                .param("reference", reference.value())
                .query((row, n) -> map(row))
                .list();
    }

    @Override
    public List<Open> ofIntelligence(CaseReference reference, Officer reader) {
        return as(
                        reader,
                        SELECT
                                + " WHERE e.business_key_ = :reference AND (:interpol OR t.tenant_id_ = :organisation) ORDER BY t.due_date_, t.id_")
                .param("reference", reference.value())
                .param("interpol", reader.servesInterpol())
                .query((row, n) -> map(row))
                .list();
    }

    private JdbcClient.StatementSpec as(Officer officer, String sql) {
        return jdbc.sql(sql)
                .param("organisation", officer.organisation().value())
                .param("user", officer.userId())
                .param("now", Rows.at(clock.instant()))
                .param("groups", officer.roles().stream().map(Role::group).toArray(String[]::new));
    }

    private static Open map(ResultSet row) throws SQLException {
        return OpenTaskRow.read(row, row.getBoolean("workable"));
    }
}
