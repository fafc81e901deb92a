package org.ncbrelay.engine.tasklists;

import java.util.List;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.engine.PluginLists;
import org.springframework.stereotype.Component;

/**
 * Asks once whether the officer may read all tasks of the own organisation, as every role that works on tasks may, instead of once
 * for each task; the tenant isolates as before. Whoever may not is answered as by the engine.
 */
class OfficerTaskManager extends TaskManager {
    static final String LIST = "selectTaskByQueryCriteria";
    static final String COUNT = "selectTaskCountByQueryCriteria";

    private final TaskGrants grants;

    OfficerTaskManager(TaskGrants grants) {
        this.grants = grants;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        configureQuery(query);
        return getDbEntityManager().selectList(IndexedStatement.of(LIST), query);
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        configureQuery(query);
        return (Long) getDbEntityManager().selectOne(IndexedStatement.of(COUNT), query);
    }

    @Override
    protected void configureQuery(TaskQueryImpl query) {
        if (!readsAll()) {
            super.configureQuery(query);
            return;
        }
        query.getAuthCheck().setAuthorizationCheckEnabled(false);
        getTenantManager().configureQuery(query);
    }

    private boolean readsAll() {
        Authentication officer = getCurrentAuthentication();
        return officer != null
                && officer.getUserId() != null
                && isAuthorizationEnabled()
                && Context.getCommandContext().isAuthorizationCheckEnabled()
                && grants.readsAll(officer.getUserId(), officer.getGroupIds());
    }

    /** Lists and counts of tasks, for Tasklist and for scripts, by the indexes of the task table. */
    @Component
    static class TaskListPlugin extends SpringBootProcessEnginePlugin {
        private final TaskGrants grants;

        TaskListPlugin(TaskGrants grants) {
            this.grants = grants;
        }

        @Override
        public void preInit(SpringProcessEngineConfiguration engine) {
            engine.setCustomSessionFactories(PluginLists.with(engine.getCustomSessionFactories(), new Factory(grants)));
        }

        @Override
        public void postInit(SpringProcessEngineConfiguration engine) {
            IndexedStatement.add(engine.getSqlSessionFactory().getConfiguration(), LIST);
            IndexedStatement.add(engine.getSqlSessionFactory().getConfiguration(), COUNT);
        }
    }

    private record Factory(TaskGrants grants) implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return TaskManager.class;
        }

        @Override
        public Session openSession() {
            return new OfficerTaskManager(grants);
        }
    }
}
