package org.ncbrelay.engine.tasklists;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.engine.PluginLists;
import org.springframework.stereotype.Component;

/** Lists and counts of tasks, for Tasklist and for scripts, by the indexes of the task table. */
@Component
class TaskListPlugin extends SpringBootProcessEnginePlugin {
    private final TaskGrants grants;

    TaskListPlugin(TaskGrants grants) {
        this.grants = grants;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        engine.setCustomSessionFactories(
                PluginLists.with(engine.getCustomSessionFactories(), new OfficerTaskManager.Factory(grants)));
    }

    @Override
    public void postInit(SpringProcessEngineConfiguration engine) {
        IndexedStatement.add(engine.getSqlSessionFactory().getConfiguration(), OfficerTaskManager.LIST);
        IndexedStatement.add(engine.getSqlSessionFactory().getConfiguration(), OfficerTaskManager.COUNT);
    }
}
