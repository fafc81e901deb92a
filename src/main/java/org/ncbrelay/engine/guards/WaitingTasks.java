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
            SELECT t.id FROM engine_task t
             WHERE t.assignee IS NOT NULL
               AND EXISTS (SELECT 1 FROM engine_task_link l
                            WHERE l.task_id = t.id AND l.type = 'candidate' AND l.group_id IS NOT NULL)
               AND NOT EXISTS (SELECT 1 FROM engine_user u
                                 JOIN engine_tenant_member m ON m.user_id = u.id AND m.tenant_id = t.tenant_id
                                 JOIN engine_group_member g ON g.user_id = u.id
                                 JOIN engine_task_link l
                                   ON l.task_id = t.id AND l.type = 'candidate' AND l.group_id = g.group_id
                                 LEFT JOIN officer_profile p ON p.user_id = u.id
                                WHERE u.id = t.assignee AND coalesce(p.organisation, t.tenant_id) = t.tenant_id)
            """;

    private final JdbcClient jdbc;

    WaitingTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> claimedInVain() {
        return jdbc.sql(CLAIMED_IN_VAIN + " ORDER BY t.id").query(String.class).list();
    }

    List<String> claimedInVainBy(String userId) {
        return jdbc.sql(CLAIMED_IN_VAIN + " AND t.assignee = :user ORDER BY t.id")
                .param("user", userId)
                .query(String.class)
                .list();
    }

    /** Where tasks wait now, whatever they are. */
    List<Node> nodes() {
        return jdbc.sql("""
                        SELECT DISTINCT t.proc_def_id, t.task_def_key, e.tenant_id
                          FROM engine_task t JOIN engine_execution e ON e.id = t.proc_inst_id
                         WHERE e.tenant_id IS NOT NULL AND t.task_def_key IS NOT NULL
                         ORDER BY 1, 2, 3""")
                .query((row, n) -> new Node(row.getString(1), row.getString(2), new OrganisationCode(row.getString(3))))
                .list();
    }

    List<WaitingDecision> at(DecisionNode node) {
        return jdbc
                .sql("""
                        SELECT t.id, e.business_key FROM engine_task t JOIN engine_execution e ON e.id = t.proc_inst_id
                         WHERE t.proc_def_id = :definition AND t.task_def_key = :activity AND e.tenant_id = :country
                         ORDER BY t.id""")
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
        return jdbc.sql("SELECT DISTINCT task_id FROM engine_task_link WHERE type = :type ORDER BY 1")
                .param("type", TaskRules.REFERRED)
                .query(String.class)
                .list();
    }

    /** @param country in which the flow runs */
    record Node(String definition, String activity, OrganisationCode country) {}
}
