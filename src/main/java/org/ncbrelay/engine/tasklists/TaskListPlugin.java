package org.ncbrelay.engine.tasklists;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.ncbrelay.engine.PluginLists;
import org.springframework.stereotype.Component;

/** Lists and counts of tasks, for Tasklist and for scripts, by the indexes of the task table. */
@Component
class TaskListPlugin extends AbstractProcessEnginePlugin implements SessionFactory {
    private final TaskGrants grants;

    TaskListPlugin(TaskGrants grants) {
        this.grants = grants;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomSessionFactories(PluginLists.with(engine.getCustomSessionFactories(), this));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        IndexedStatement.add(engine.getSqlSessionFactory().getConfiguration(), OfficerTaskManager.LIST);
        IndexedStatement.add(engine.getSqlSessionFactory().getConfiguration(), OfficerTaskManager.COUNT);
    }

    @Override
    public Class<?> getSessionType() {
        return TaskManager.class;
    }

    @Override
    public Session openSession() {
        return new OfficerTaskManager(grants);
    }
}
