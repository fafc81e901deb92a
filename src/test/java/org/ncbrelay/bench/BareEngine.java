package org.ncbrelay.bench;

import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * Camunda as it comes, in a process of its own: history full, twelve variables, a process with two tasks; no HTTP, no login, no
 * case. One start is one transaction that stops at the first task.
 */
final class BareEngine {
    private static final int CONNECTIONS = 20;

    private BareEngine() {}

    /** @param arguments address of an empty database, and its user; the password is in the environment */
    public static void main(String[] arguments) throws Exception {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(arguments[0]);
        pool.setUsername(arguments[1]);
        pool.setPassword(System.getenv("PGPASSWORD"));
        pool.setMaximumPoolSize(CONNECTIONS);
        ProcessEngine engine = new StandaloneProcessEngineConfiguration()
                .setDataSource(pool)
                .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                .setHistory(ProcessEngineConfiguration.HISTORY_FULL)
                .setJobExecutorActivate(false)
                .buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("two-tasks.bpmn", PeerServer.twoTasks())
                .deploy();
        PeerServer.serve(
                () -> engine.getRuntimeService().startProcessInstanceByKey("twoTasks", PeerServer.variables()));
    }
}
