package org.ncbrelay.bench;

import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.ncbrelay.adapter.database.DatabaseAccess;

/** The process engine alone, as it comes: no HTTP, no login, no case; same history level as the relay's. */
final class BareEngine implements AutoCloseable {
    private final HikariDataSource pool = new HikariDataSource();
    private final ProcessEngine engine;

    BareEngine(DatabaseAccess access, int threads) {
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.owner().user());
        pool.setPassword(access.owner().password());
        pool.setMaximumPoolSize(threads + 2);
        engine = new StandaloneProcessEngineConfiguration()
                .setProcessEngineName("bare")
                .setDataSource(pool)
                .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                .setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY)
                .setJobExecutorActivate(false)
                .buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "empty.bpmn",
                        Bpmn.createExecutableProcess("empty")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .endEvent()
                                .done())
                .deploy();
    }

    void startEmptyProcess() {
        engine.getRuntimeService().startProcessInstanceByKey("empty");
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
