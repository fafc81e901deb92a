package org.ncbrelay.engine.tasklists;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.springframework.stereotype.Component;

/** Lists and counts of tasks, for Tasklist and for scripts, by the indexes of the task table. */
@Component
class TaskListPlugin extends AbstractProcessEnginePlugin implements SessionFactory {
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<SessionFactory> factories = new ArrayList<>();
        if (engine.getCustomSessionFactories() != null) factories.addAll(engine.getCustomSessionFactories());
        factories.add(this);
        engine.setCustomSessionFactories(factories);
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
        return new OfficerTaskManager();
    }
}
