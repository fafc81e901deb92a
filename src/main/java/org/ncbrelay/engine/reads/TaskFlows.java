package org.ncbrelay.engine.reads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.ibatis.builder.StaticSqlSource;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Reads a task and the flow that it is in before a command works on it, in one trip: the engine asks for the task, its candidates, its
 * executions, their variables, jobs and subscriptions one after another. What was read is where the engine looks first.
 */
public final class TaskFlows {
    private static final String OF_CLAIM = "relay_taskToClaim";
    private static final String OF_COMPLETION = "relay_taskToComplete";
    private static final String OF_EXECUTION = "relay_flowOfExecution";

    private static final List<String> TASK = List.of("selectTask", "selectIdentityLinksByTask");
    private static final String EXECUTIONS = "selectExecutionsByProcessInstanceId";
    private static final String VARIABLES = "selectVariablesByProcessInstanceId";
    private static final List<String> FLOW = List.of(
            EXECUTIONS, VARIABLES, "selectJobsByProcessInstanceId", "selectEventSubscriptionsByProcessInstanceId");

    private TaskFlows() {}

    static void addStatements(Configuration configuration) {
        add(configuration, OF_CLAIM, TASK, List.of(EXECUTIONS), "ACT_RU_TASK");
        add(configuration, OF_COMPLETION, TASK, FLOW, "ACT_RU_TASK");
        add(configuration, OF_EXECUTION, List.of(), List.of(EXECUTIONS, VARIABLES), "ACT_RU_EXECUTION");
    }

    /** The engine's own statements, those of a process instance asked for the one of a row of this table. */
    private static void add(
            Configuration configuration, String name, List<String> ofRow, List<String> ofInstance, String table) {
        if (configuration.hasStatement(name)) return;
        List<String> statements = new ArrayList<>(ofRow);
        statements.addAll(ofInstance);
        String instance = "(select PROC_INST_ID_ from " + table + " where ID_ = ?)";
        String sql = statements.stream()
                .map(each -> ofInstance.contains(each)
                        ? sql(configuration, each).replace("?", instance)
                        : sql(configuration, each))
                .collect(Collectors.joining("; "));
        List<ResultMap> rows = statements.stream()
                .flatMap(each -> configuration.getMappedStatement(each).getResultMaps().stream())
                .toList();
        ParameterMapping id = new ParameterMapping.Builder(configuration, "parameter", String.class).build();
        configuration.addMappedStatement(new MappedStatement.Builder(
                        configuration,
                        name,
                        new StaticSqlSource(configuration, sql, Collections.nCopies(statements.size(), id)),
                        configuration.getMappedStatement(EXECUTIONS).getSqlCommandType())
                .resultMaps(rows)
                .build());
    }

    private static String sql(Configuration configuration, String statement) {
        return configuration
                .getMappedStatement(statement)
                .getBoundSql(parameter(""))
                .getSql();
    }

    private static ListQueryParameterObject parameter(String id) {
        return new ListQueryParameterObject(id, 0, Integer.MAX_VALUE);
    }

    /** What decides who may take the task; to be called within a command. */
    public static void readToClaim(String taskId) {
        if (taskId == null) return;
        Read read = new Read(OF_CLAIM, taskId);
        read.enterTask(taskId);
        restore(read.entered(2, ExecutionEntity.class), null);
    }

    /** The same, and all that the flow moves when the task is completed; to be called within a command. */
    public static void readToComplete(String taskId) {
        if (taskId == null) return;
        Read read = new Read(OF_COMPLETION, taskId);
        read.enterTask(taskId);
        List<ExecutionEntity> executions = read.enterExecutions(2);
        read.jobs().readAhead(executions, read.entered(4, JobEntity.class));
        restore(executions, read.entered(5, EventSubscriptionEntity.class));
    }

    /** The executions of the process instance that an execution is in, with their variables; to be called within a command. */
    static void readFlow(String executionId) {
        restore(new Read(OF_EXECUTION, executionId).enterExecutions(0), null);
    }

    /** Another transaction that moves the flow at the same time may have ended an execution of a subscription between two parts. */
    private static void restore(List<ExecutionEntity> tree, List<EventSubscriptionEntity> subscriptions) {
        List<EventSubscriptionEntity> ofTree = subscriptions == null
                ? null
                : subscriptions.stream()
                        .filter(waiting ->
                                tree.stream().anyMatch(each -> each.getId().equals(waiting.getExecutionId())))
                        .toList();
        tree.stream()
                .filter(ExecutionEntity::isProcessInstanceExecution)
                .findFirst()
                .ifPresent(root -> root.restoreProcessInstance(tree, ofTree, null, null, null, null, null));
    }

    /** What a statement has found, of each kind in the order of its parts. */
    private static final class Read {
        private final CommandContext command = Context.getCommandContext();
        private final DbEntityManager entities = command.getDbEntityManager();
        private final List<List<DbEntity>> found;

        @SuppressWarnings("unchecked")
        Read(String statement, String id) {
            this.found = entities.selectList(statement, parameter(id));
        }

        FlowJobs jobs() {
            return (FlowJobs) command.getJobManager();
        }

        void enterTask(String taskId) {
            entered(0, TaskEntity.class);
            ((TaskLinks) command.getIdentityLinkManager()).readAhead(taskId, entered(1, IdentityLinkEntity.class));
        }

        /** With their variables, which are the next part. */
        List<ExecutionEntity> enterExecutions(int part) {
            List<ExecutionEntity> executions = entered(part, ExecutionEntity.class);
            if (!executions.isEmpty())
                ((FlowVariables) command.getVariableInstanceManager())
                        .readAhead(
                                executions.get(0).getProcessInstanceId(),
                                entered(part + 1, VariableInstanceEntity.class));
            return executions;
        }

        /** As the command knows them. */
        private <T extends DbEntity> List<T> entered(int part, Class<T> type) {
            List<T> known = new ArrayList<>();
            for (DbEntity row : found.get(part)) {
                entities.onEntityLoaded(row);
                known.add(entities.getCachedEntity(type, row.getId()));
            }
            return known;
        }
    }
}
