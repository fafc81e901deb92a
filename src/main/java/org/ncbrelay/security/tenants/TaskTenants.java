package org.ncbrelay.security.tenants;

import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose work a task is. */
@Component
public class TaskTenants {
    private final JdbcClient database;

    TaskTenants(JdbcClient database) {
        this.database = database;
    }

    /**
     * The business key of a task of the organisation.
     *
     * @return the reference of the case or intelligence; empty text if the task is about neither; no text if the organisation has no such
     *         task
     */
    public Optional<String> businessKey(String taskId, OrganisationCode organisation) {
        return database.sql("""
                        SELECT coalesce(e.business_key, '') FROM engine_task t LEFT JOIN engine_execution e ON e.id = t.proc_inst_id
                         WHERE t.id = ? AND t.tenant_id = ?""")
                .params(taskId, organisation.value())
                .query(String.class)
                .optional();
    }
}
