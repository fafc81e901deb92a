package org.ncbrelay.engine.writes;

import org.apache.ibatis.executor.BatchExecutor;
import org.apache.ibatis.executor.CachingExecutor;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Gives every session of the engine a {@link PipelinedBatchExecutor}; the engine itself sends a batch for each kind of row. */
@Component
class PipelinedWritesPlugin extends AbstractProcessEnginePlugin {
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        if (!engine.isJdbcBatchProcessing()) return;
        Configuration mappings = engine.getSqlSessionFactory().getConfiguration();
        mappings.addInterceptor(new Exchange(mappings));
    }

    /** MyBatis asks interceptors for every executor that it makes. */
    private record Exchange(Configuration mappings) implements Interceptor {
        @Override
        public Object plugin(Object made) {
            boolean writes = made instanceof CachingExecutor || made instanceof BatchExecutor;
            return writes ? new PipelinedBatchExecutor(mappings, ((Executor) made).getTransaction()) : made;
        }

        @Override
        public Object intercept(Invocation invocation) {
            throw new UnsupportedOperationException("executors are exchanged, not intercepted");
        }
    }
}
