package org.ncbrelay.adapter.database.inbox;

import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.port.NewTasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the end of the engine's index of tasks, whose ids follow each other in time. */
@Repository
class JdbcNewTasks implements NewTasks {
    private final JdbcClient jdbc;

    JdbcNewTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Beat since(String newest) {
        return jdbc.sql("""
                        SELECT ARRAY(SELECT DISTINCT t.tenant_id::text FROM engine_task t
                                      WHERE t.id > :newest::text AND t.tenant_id IS NOT NULL) AS organisations,
                               greatest(coalesce((SELECT max(t.id) FROM engine_task t), ''), :newest::text) AS newest
                        """).param("newest", newest).query(Rows.to(Beat.class)).single();
    }
}
