package org.ncbrelay.security.tenants;

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

    public boolean isOf(String taskId, OrganisationCode organisation) {
        return database.sql("SELECT count(*) FROM act_ru_task WHERE id_ = ? AND tenant_id_ = ?")
                        .params(taskId, organisation.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
