package org.ncbrelay.security.engineapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.DoorTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of tasks say what the engine's own say, with every grant and tenant as before, and are found by an index. */
class TaskListTest extends DoorTest {
    private static final int STARTED = 35;

    @Autowired
    private ProcessEngine engine;

    private List<String> instances;

    @BeforeEach
    void tasksOfSeveralOrganisations() {
        instances = IntStream.range(0, STARTED)
                .mapToObj(n -> started(n % 7 == 6 ? "deskAbroad" : "deskWork"))
                .toList();
        tasks.createTaskQuery().processInstanceId(instances.get(0)).list().forEach(this::claim);
    }

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
        instances.forEach(instance -> runtime.deleteProcessInstance(instance, "test"));
    }

    @Test
    void aListOfTasksEqualsTheEnginesOwn() {
        for (Map.Entry<String, List<String>> reader : Map.of(
                        "ncb.ken", List.of("KEN", "ncb-officers"),
                        "ncbhead.ken", List.of("KEN", "ncb-heads"),
                        "agency.fra", List.of("FRA", "agency-officers"),
                        "ncb.fra", List.of("FRA", "ncb-officers"),
                        "analyst", List.of("INTERPOL", "gwet-analysts"),
                        "auditor", List.of("INTERPOL", "auditors"),
                        "stranger", List.of("KEN", "no-group"))
                .entrySet())
            for (Supplier<TaskQuery> question :
                    questions(reader.getKey(), reader.getValue().get(1))) {
                identity.setAuthentication(
                        reader.getKey(),
                        List.of(reader.getValue().get(1)),
                        List.of(reader.getValue().get(0)));
                List<String> expected = engines(question.get(), false);
                assertThat(question.get().list()).extracting(Task::getId).isEqualTo(expected);
                assertThat(question.get().count()).isEqualTo(expected.size());
                assertThat(engines(question.get(), true)).containsExactly(String.valueOf(expected.size()));
                assertThat(question.get().listPage(2, 5))
                        .extracting(Task::getId)
                        .isEqualTo(expected.stream().skip(2).limit(5).toList());
                if (Set.of("auditor", "stranger").contains(reader.getKey()))
                    assertThat(expected).isEmpty();
            }
        identity.setAuthentication("ncb.ken", List.of("ncb-officers"), List.of("KEN"));
        assertThat(tasks.createTaskQuery().count()).isBetween((long) STARTED * 6 / 7, (long) 1000);
    }

    @Test
    void aTaskIsLookedForByTheIndexOfItsOrganisationUnlessItCouldBeRepeated() {
        identity.setAuthentication("ncb.ken", List.of("ncb-officers"), List.of("KEN"));
        assertThat(sql(tasks.createTaskQuery().orderByDueDate().asc()))
                .doesNotContainIgnoringCase("distinct")
                .doesNotContain("TENANT_ID_ is null", "ACT_RU_AUTHORIZATION");
        assertThat(sql(tasks.createTaskQuery()
                        .taskCandidateGroup("ncb-officers")
                        .includeAssignedTasks()))
                .doesNotContainIgnoringCase("distinct");
        assertThat(sql(tasks.createTaskQuery().taskCandidateGroupIn(List.of("ncb-officers", "ncb-heads"))))
                .containsIgnoringCase("distinct");
        assertThat(sql(tasks.createTaskQuery()
                        .or()
                        .taskCandidateGroup("ncb-officers")
                        .taskAssignee("x")
                        .endOr()))
                .containsIgnoringCase("distinct");
        assertThat(sql(tasks.createTaskQuery().taskInvolvedUser("ncb.ken"))).containsIgnoringCase("distinct");
    }

    private List<Supplier<TaskQuery>> questions(String user, String group) {
        return Stream.<UnaryOperator<TaskQuery>>of(
                        query -> query.orderByDueDate().asc(),
                        query -> query.orderByTaskPriority().desc(),
                        query -> query.taskCandidateGroup(group),
                        query -> query.taskCandidateGroup(group).includeAssignedTasks(),
                        query -> query.taskCandidateGroupIn(List.of("ncb-officers", "ncb-heads")),
                        query -> query.taskAssignee(user),
                        query -> query.taskInvolvedUser(user),
                        query -> query.processInstanceBusinessKey(REFERENCE),
                        query -> query.taskName("Decide").withCandidateGroups(),
                        query -> query.or()
                                .taskCandidateGroup(group)
                                .taskAssignee(user)
                                .endOr())
                .<Supplier<TaskQuery>>map(narrow -> () ->
                        narrow.apply(tasks.createTaskQuery()).orderByTaskId().asc())
                .toList();
    }

    /** Ids, or the count, as the engine's own manager answers. */
    private List<String> engines(TaskQuery question, boolean counted) {
        Command<List<String>> ask = context -> counted
                ? List.of(String.valueOf(new TaskManager().findTaskCountByQueryCriteria((TaskQueryImpl) question)))
                : new TaskManager()
                        .findTasksByQueryCriteria((TaskQueryImpl) question).stream()
                                .map(Task::getId)
                                .toList();
        return configuration().getCommandExecutorTxRequired().execute(ask);
    }

    private String sql(TaskQuery question) {
        question.count();
        return configuration()
                .getSqlSessionFactory()
                .getConfiguration()
                .getMappedStatement("selectTaskByQueryCriteria_byIndex from ACT_RU_TASK")
                .getBoundSql(question)
                .getSql();
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    private void claim(Task task) {
        identity.setAuthentication("ncb.ken", List.of("ncb-officers"), List.of("KEN"));
        tasks.claim(task.getId(), "ncb.ken");
        identity.clearAuthentication();
    }
}
