package org.ncbrelay.engine.statements;

import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives the engine its {@link EngineStatements}; it reads them itself where it has none. After the plugin that sets the data source. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineStatementsPlugin extends AbstractProcessEnginePlugin {
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        Configuration statements = EngineStatements.take();
        // Spring begins and ends the transactions.
        statements.setEnvironment(new Environment("default", new ManagedTransactionFactory(), engine.getDataSource()));
        statements.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
        if (engine.isJdbcBatchProcessing()) statements.setDefaultExecutorType(ExecutorType.BATCH);
        engine.setSqlSessionFactory(new DefaultSqlSessionFactory(statements));
    }
}
