package org.ncbrelay.engine.tasklists;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.engine.PluginLists;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Component;

/**
 * Asks once whether the officer may read all tasks of the own organisation, as every role that works on tasks may, instead of once
 * for each task; the tenant isolates as before, and for an office of the organisation the database, which knows whose cases it reads. Who may not is answered as by the engine.
 */
public class OfficerTaskManager extends TaskManager {
    static final String LIST = "selectTaskByQueryCriteria";
    static final String COUNT = "selectTaskCountByQueryCriteria";

    private static final String OF_OFFICE = "office_task";

    private final TaskGrants grants;
    private final CurrentOfficer officers;

    OfficerTaskManager(TaskGrants grants, CurrentOfficer officers) {
        this.grants = grants;
        this.officers = officers;
    }

    /**
     * Whether a task of the officer's organisation is there for the officer; to be called within a command. Work that asks the guard itself
     * needs none of the engine's grants, so that the database is asked who acts and for the task at once.
     */
    public static boolean isThere(String taskId) {
        OfficerTaskManager manager =
                (OfficerTaskManager) Context.getCommandContext().getTaskManager();
        String tasks = manager.tasks();
        if (tasks.equals(IndexedStatement.ALL_TASKS)) return true;
        return Context.getCommandContext().isAuthorizationCheckEnabled()
                ? manager.findTaskCountByQueryCriteria(new TaskQueryImpl().taskId(taskId)) > 0
                : manager.grants.isThere(taskId, tasks);
    }

    /** Of those who are logged in: the relay itself finds every task. */
    private boolean asksAsOffice() {
        return getCurrentAuthentication() != null
                && officers.isPresent()
                && !officers.officer().readsAll();
    }

    /** Those of the organisation, or of the office that acts, whose cases the database knows; for a script, of the part that its token opens. */
    private String tasks() {
        if (getCurrentAuthentication() == null) return IndexedStatement.ALL_TASKS;
        String tasks = asksAsOffice() ? OF_OFFICE : IndexedStatement.ALL_TASKS;
        boolean cases = officers.opens(TokenPart.CASES);
        return cases == officers.opens(TokenPart.INTELLIGENCE) ? tasks : ofPart(tasks, !cases);
    }

    private static String ofPart(String tasks, boolean intelligence) {
        return "(select * from %s where coalesce(reference like 'INT-%%', false) = %s)".formatted(tasks, intelligence);
    }

    /** A task of a flow has none of its own: the relay opens no other tasks. */
    @Override
    public List<Task> findTasksByParentTaskId(String task) {
        return List.of();
    }

    /** An execution waits at one task, which the command may have read. */
    @Override
    public List<TaskEntity> findTasksByExecutionId(String execution) {
        List<TaskEntity> read = getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                .filter(task -> execution.equals(task.getExecutionId()))
                .collect(Collectors.toCollection(ArrayList::new));
        return read.isEmpty() ? super.findTasksByExecutionId(execution) : read;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        configureQuery(query);
        return getDbEntityManager().selectList(IndexedStatement.of(LIST, tasks()), query);
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        configureQuery(query);
        return (Long) getDbEntityManager().selectOne(IndexedStatement.of(COUNT, tasks()), query);
    }

    @Override
    protected void configureQuery(TaskQueryImpl query) {
        if (asksAsOffice()) grants.actAsOffice();
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
        private final CurrentOfficer officers;

        TaskListPlugin(TaskGrants grants, CurrentOfficer officers) {
            this.grants = grants;
            this.officers = officers;
        }

        @Override
        public void preInit(SpringProcessEngineConfiguration engine) {
            engine.setCustomSessionFactories(
                    PluginLists.with(engine.getCustomSessionFactories(), new Factory(grants, officers)));
        }

        @Override
        public void postInit(SpringProcessEngineConfiguration engine) {
            for (String tasks : List.of(IndexedStatement.ALL_TASKS, OF_OFFICE))
                for (String some : List.of(tasks, ofPart(tasks, false), ofPart(tasks, true)))
                    for (String statement : List.of(LIST, COUNT))
                        IndexedStatement.add(engine.getSqlSessionFactory().getConfiguration(), statement, some);
        }
    }

    private record Factory(TaskGrants grants, CurrentOfficer officers) implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return TaskManager.class;
        }

        @Override
        public Session openSession() {
            return new OfficerTaskManager(grants, officers);
        }
    }
}
