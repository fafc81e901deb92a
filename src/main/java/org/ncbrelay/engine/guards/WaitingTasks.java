package org.ncbrelay.engine.guards;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.OfficeTasks.DecisionNode;
import org.ncbrelay.port.OfficeTasks.WaitingDecision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds tasks of all organisations by the engine's tables, set by set: its queries look once for each task. */
@Component
class WaitingTasks {
    /** The assignee has no account, serves another organisation or has none of the roles that the task is for. */
    private static final String CLAIMED_IN_VAIN = """
            SELECT t.id_ FROM act_ru_task t
             WHERE t.assignee_ IS NOT NULL
               AND EXISTS (SELECT 1 FROM act_ru_identitylink l
                            WHERE l.task_id_ = t.id_ AND l.type_ = 'candidate' AND l.group_id_ IS NOT NULL)
               AND NOT EXISTS (SELECT 1 FROM act_id_user u
                                 JOIN act_id_tenant_member m ON m.user_id_ = u.id_ AND m.tenant_id_ = t.tenant_id_
                                 JOIN act_id_membership g ON g.user_id_ = u.id_
                                 JOIN act_ru_identitylink l
                                   ON l.task_id_ = t.id_ AND l.type_ = 'candidate' AND l.group_id_ = g.group_id_
                                 LEFT JOIN officer_profile p ON p.user_id = u.id_
                                WHERE u.id_ = t.assignee_ AND coalesce(p.organisation, t.tenant_id_) = t.tenant_id_)
            """;

    private final JdbcClient jdbc;

    WaitingTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> claimedInVain() {
        return jdbc.sql(CLAIMED_IN_VAIN + " ORDER BY t.id_").query(String.class).list();
    }

    List<String> claimedInVainBy(String userId) {
        return jdbc.sql(CLAIMED_IN_VAIN + " AND t.assignee_ = :user ORDER BY t.id_")
                .param("user", userId)
                .query(String.class)
                .list();
    }

    /** Where tasks wait now, whatever they are. */
    List<Node> nodes() {
        return jdbc.sql("""
                        SELECT DISTINCT t.proc_def_id_, t.task_def_key_, e.tenant_id_
                          FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
                         WHERE e.tenant_id_ IS NOT NULL AND t.task_def_key_ IS NOT NULL
                         ORDER BY 1, 2, 3""")
                .query((row, n) -> new Node(row.getString(1), row.getString(2), new OrganisationCode(row.getString(3))))
                .list();
    }

    List<WaitingDecision> at(DecisionNode node) {
        return jdbc
                .sql("""
                        SELECT t.id_, e.business_key_ FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
                         WHERE t.proc_def_id_ = :definition AND t.task_def_key_ = :activity AND e.tenant_id_ = :country
                         ORDER BY t.id_""")
                .param("definition", node.definition())
                .param("activity", node.activity())
                .param("country", node.country().value())
                .query((row, n) -> Map.entry(row.getString(1), Objects.toString(row.getString(2), "")))
                .list()
                .stream()
                .filter(task -> CaseReference.isWellFormed(task.getValue()))
                .map(task -> new WaitingDecision(task.getKey(), new CaseReference(task.getValue())))
                .toList();
    }

    List<String> referred() {
        return jdbc.sql("SELECT DISTINCT task_id_ FROM act_ru_identitylink WHERE type_ = :type ORDER BY 1")
                .param("type", TaskRules.REFERRED)
                .query(String.class)
                .list();
    }

    /** @param country in which the flow runs */
    record Node(String definition, String activity, OrganisationCode country) {}
}
