package org.ncbrelay.security.engineapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.engine.models.ModelDeployment;
import org.ncbrelay.engine.refusals.EngineRefusal;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** An operator as reader and as mover of cases: through both ways to the engine, and at the engine itself, where the second control is. */
class OperatorTest extends DoorTest {
    @Autowired
    HistoryService history;

    private EngineDoors operator;

    @BeforeEach
    void logIn() {
        operator = new EngineDoors(port, "operator");
    }

    /** That no list of what is open names a variable, EngineApiAllowlistTest says. */
    @Test
    void nothingIsAskedByAVariable() {
        String variables = "{\"variables\":[{\"name\":\"summary\",\"operator\":\"like\",\"value\":\"%ivory%\"}]}";
        operator.answer(400, "GET", "/process-instance?variables=summary_like_%25", null);
        operator.answer(400, "POST", "/process-instance", "{\"orQueries\":[" + variables + "]}");
        operator.ofWebApp("POST", "/camunda/api/cockpit/plugin/base/default/process-instance/count", variables)
                .with(400);
    }

    @Test
    void onlyAFailedJobIsTriedAgain() {
        String instance = started("deskWork");
        Job waiting = job(instance);
        String path = "/job/" + waiting.getId() + "/retries";
        operator.answer(409, "PUT", path, "{\"retries\":1}");
        operator.answer(400, "PUT", path, "{\"retries\":1,\"dueDate\":\"2026-01-01T00:00:00.000+0000\"}");
        management.setJobRetries(waiting.getId(), 0);
        operator.answer(400, "PUT", path, "{\"retries\":0}");
        operator.answer(400, "PUT", path, "{\"retries\":1000}");
        basic("operator").put(EngineDoors.REST + path, "{\"retries\":2}").with(204);
        Job again = management.createJobQuery().jobId(waiting.getId()).singleResult();
        assertThat(again.getRetries()).isEqualTo(2);
        assertThat(again.getDuedate()).isEqualTo(waiting.getDuedate());
    }

    @Test
    void aMigrationLeavesEachInstanceWhereItIs() {
        String instance = started("deskWork");
        String definition = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
        String plan =
                "{\"sourceProcessDefinitionId\":\"%1$s\",\"targetProcessDefinitionId\":\"%1$s\",\"instructions\":[{\"sourceActivityIds\":[\"Task_Decide\"],\"targetActivityIds\":[\"%2$s\"]}]}";
        for (String target : List.of("Task_Analyse", "Task_Decide"))
            // The small model is none of the relay's own, so even a plan that stays is refused.
            operator.answer(
                    403,
                    "POST",
                    "/migration/execute",
                    "{\"migrationPlan\":%s,\"processInstanceIds\":[\"%s\"]}"
                            .formatted(plan.formatted(definition, target), instance));
        operator.answer(
                400,
                "POST",
                "/migration/execute",
                "{\"migrationPlan\":{\"variables\":{\"decision\":{\"value\":\"ACCEPT\"}}},\"processInstanceIds\":[]}");
        operator.answer(400, "POST", "/migration/execute", "{\"skipCustomListeners\":true}");
        assertThat(taskOf(instance).getTaskDefinitionKey()).isEqualTo("Task_Decide");
    }

    /** A diagram that called the instance would continue as after a success when it ends by a code that the caller does not know. */
    @Test
    void noMigrationLeadsToAVersionWithOtherOutcomes() throws IOException {
        String drawn = Files.readString(Path.of("bpmn/sourceConsent.bpmn"));
        String deployment = repository
                .createDeployment()
                .source(ModelDeployment.SOURCE)
                .addString("bpmn/sourceConsent.bpmn", drawn.replace("\"notReleased\"", "\"notConsented\""))
                .deploy()
                .getId();
        try {
            List<String> versions = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("sourceConsent")
                    .orderByProcessDefinitionVersion()
                    .asc()
                    .list()
                    .stream()
                    .map(ProcessDefinition::getId)
                    .toList();
            MigrationPlan plan = runtime.createMigrationPlan(versions.get(0), versions.get(versions.size() - 1))
                    .mapEqualActivities()
                    .build();
            assertThatThrownBy(() -> asOperator(() -> runtime.newMigration(plan)
                            .processInstanceIds("none")
                            .execute()))
                    .hasMessageContaining("outcomes");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void theSecondControlHoldsAlone() {
        String instance = started("deskWork");
        String task = taskOf(instance).getId();
        Job job = job(instance);
        List<ThrowingCallable> attempts = List.of(
                () -> runtime.getVariables(instance),
                () -> runtime.setVariable(instance, "decision", "ACCEPT"),
                () -> runtime.createVariableInstanceQuery().list(),
                () -> runtime.createProcessInstanceQuery()
                        .variableValueEquals("summary", "x")
                        .count(),
                () -> runtime.createProcessInstanceQuery()
                        .or()
                        .variableValueEquals("summary", "x")
                        .endOr()
                        .count(),
                () -> runtime.suspendProcessInstanceById(instance),
                () -> runtime.deleteProcessInstance(instance, "x"),
                () -> runtime.signal(instance),
                () -> runtime.createProcessInstanceModification(instance)
                        .startBeforeActivity("Task_Analyse")
                        .execute(),
                () -> runtime.startProcessInstanceByKey("deskWork"),
                () -> tasks.createTaskQuery().list(),
                () -> tasks.createTaskQuery()
                        .processVariableValueEquals("summary", "x")
                        .count(),
                () -> tasks.getVariables(task),
                () -> tasks.complete(task),
                () -> history.createHistoricVariableInstanceQuery().list(),
                () -> history.createHistoricTaskInstanceQuery().list(),
                () -> management.executeJob(job.getId()),
                () -> management.setJobDuedate(job.getId(), null),
                () -> management.deleteJob(job.getId()),
                () -> management.setJobRetries(job.getId(), 1),
                () -> management.suspendJobById(job.getId()),
                () -> management.getTableCount(),
                () -> repository.createDeployment().addString("x.bpmn", "<x/>").deploy(),
                () -> repository.deleteDeployment("x"));
        for (int i = 0; i < attempts.size(); i++) {
            ThrowingCallable attempt = attempts.get(i);
            assertThatThrownBy(() -> asOperator(attempt)).as("attempt " + i).isInstanceOf(EngineRefusal.class);
        }
        assertThatCode(() -> asOperator(() -> tasks.createTaskQuery().count())).doesNotThrowAnyException();
        assertThat(taskOf(instance).getId()).isEqualTo(task);
    }

    @Test
    void theDashboardShowsWhatPlainCountsGive() {
        started("deskWork");
        Map<String, Supplier<Long>> figures = Map.of(
                "/process-definition/count?latestVersion=true",
                        () -> count("SELECT count(DISTINCT key_) FROM act_re_procdef"),
                "/decision-definition/count?latestVersion=true",
                        () -> count("SELECT count(DISTINCT key_) FROM act_re_decision_def"),
                "/case-definition/count?latestVersion=true", () -> 0L,
                "/deployment/count", () -> count("SELECT count(*) FROM act_re_deployment"),
                "/task/count", () -> count("SELECT count(*) FROM act_ru_task"));
        figures.forEach((path, plain) -> {
            for (Answer answer : operator.send("GET", path, null))
                assertThat(answer.json().path("count").asLong()).as(path).isEqualTo(plain.get());
        });
        operator.answer(200, "GET", "/task/count?unfinished=true&unassigned=true&withCandidateGroups=true", null);
        String candidates =
                "EXISTS (SELECT 1 FROM act_ru_identitylink l WHERE l.task_id_ = t.id_ AND l.group_id_ IS NOT NULL)";
        Map.of(
                        "", "true",
                        ",\"assigned\":true", "t.assignee_ IS NOT NULL",
                        ",\"unassigned\":true", "t.assignee_ IS NULL",
                        ",\"unassigned\":true,\"withCandidateGroups\":true", "t.assignee_ IS NULL AND " + candidates,
                        ",\"unassigned\":true,\"withoutCandidateGroups\":true",
                                "t.assignee_ IS NULL AND NOT " + candidates)
                .forEach((criteria, condition) -> {
                    long plain = count("SELECT count(*) FROM act_ru_task t WHERE " + condition);
                    for (Answer answer :
                            operator.send("POST", "/history/task/count", "{\"unfinished\":true" + criteria + "}"))
                        assertThat(answer.json().path("count").asLong())
                                .as(criteria)
                                .isEqualTo(plain);
                });
        operator.answer(400, "POST", "/history/task/count", "{\"assigned\":true}");
        long reported = 0;
        for (var group : basic("operator")
                .get(EngineDoors.REST + "/task/report/candidate-group-count", "Accept", "application/json")
                .json()) reported += group.path("taskCount").asLong();
        assertThat(reported).isPositive();
    }

    private long count(String sql) {
        return administration.queryForObject(sql, Long.class);
    }

    /** A job that waits for its time: the one behind the decision. */
    private Job job(String instance) {
        Job found = management.createJobQuery().processInstanceId(instance).singleResult();
        if (found != null) return found;
        return management.createJobQuery().processInstanceId(withJob()).singleResult();
    }

    private String withJob() {
        String instance = started("deskWork");
        basic("ncb.ken")
                .post(
                        EngineDoors.REST + "/task/" + taskOf(instance).getId() + "/complete",
                        variables("\"decision\":{\"value\":\"ACCEPT\"}"))
                .with(204);
        return instance;
    }

    private void asOperator(ThrowingCallable act) throws Throwable {
        identity.setAuthentication("operator", List.of("operators"), List.of());
        try {
            act.call();
        } finally {
            identity.clearAuthentication();
        }
    }
}
