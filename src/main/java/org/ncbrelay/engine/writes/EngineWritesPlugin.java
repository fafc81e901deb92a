package org.ncbrelay.engine.writes;

import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.stereotype.Component;

/** Has each command of the engine write by {@link JoinedWrites}. */
@Component
class EngineWritesPlugin extends SpringBootProcessEnginePlugin {
    @Override
    public void postInit(SpringProcessEngineConfiguration engine) {
        Configuration statements = engine.getSqlSessionFactory().getConfiguration();
        statements.addInterceptor(new Writes(statements));
    }

    /** MyBatis asks it for each executor that it makes; none of its calls is intercepted. */
    private record Writes(Configuration statements) implements Interceptor {
        @Override
        public Object plugin(Object made) {
            return made instanceof Executor executor ? new JoinedWrites(statements, executor.getTransaction()) : made;
        }

        @Override
        public Object intercept(Invocation call) throws ReflectiveOperationException {
            return call.proceed();
        }
    }
}
