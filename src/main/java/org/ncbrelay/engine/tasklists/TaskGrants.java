package org.ncbrelay.engine.tasklists;

import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's grants on tasks, asked for as the engine does, in one statement that is the same for everybody: the engine would put its
 * own together anew for each list. Grants only add up: a constraint of the table refuses revocations. The engine's tables have no walls,
 * so that the database need not be told first who acts, which would be a trip for each list.
 */
@Component
class TaskGrants {
    private static final String READS_ALL = """
            SELECT EXISTS (SELECT FROM engine_grant
                            WHERE resource_type = %1$d AND resource_id = '%2$s' AND perms & %3$d = %3$d
                              AND (type = %4$d OR type = %5$d AND (user_id = ? OR group_id = ANY (?))))""".formatted(
                    Resources.TASK.resourceType(),
                    Authorization.ANY,
                    Permissions.READ.getValue(),
                    Authorization.AUTH_TYPE_GLOBAL,
                    Authorization.AUTH_TYPE_GRANT);

    private final JdbcClient jdbc;
    private final JdbcOperations acting;

    TaskGrants(DataSource dataSource, JdbcOperations acting) {
        this.jdbc = JdbcClient.create(dataSource);
        this.acting = acting;
    }

    /** Tells the database who acts, whose cases an office of an organisation reads by its grants. */
    void actAsOffice() {
        acting.execute((ConnectionCallback<Void>) connection -> null);
    }

    /** @param tasks the table or view of those that the officer may see */
    boolean isThere(String task, String tasks) {
        return JdbcClient.create(acting)
                .sql("SELECT EXISTS (SELECT FROM " + tasks + " t WHERE t.id_ = ?)")
                .param(task)
                .query(Boolean.class)
                .single();
    }

    /** @return whether the user or one of the groups may read every task, within the organisation that the tenant isolates */
    boolean readsAll(String user, List<String> groups) {
        return jdbc.sql(READS_ALL)
                .param(user)
                .param(groups == null ? new String[0] : groups.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
