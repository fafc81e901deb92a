package org.ncbrelay.security.engineapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.security.ActorProbe;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.security.engineapi.EngineApiClasses.EngineApiRoot;
import org.ncbrelay.security.engineapi.EngineApiClasses.EngineJson;
import org.ncbrelay.support.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine answers through both of its APIs, and what becomes of the work on tasks. */
class EngineApiTest extends DoorTest {
    private static final String ACCEPT = variables("\"decision\":{\"value\":\"ACCEPT\"}");

    @Autowired
    ActorProbe probe;

    @Test
    void bothApisShareOneMapperWhichWritesAsTheEnginesDoes(@Autowired CamundaJerseyResourceConfig forScripts) {
        for (Application api : List.of(forScripts, new EngineRestApplication()))
            assertThat(api.getClasses()).contains(EngineJson.class).doesNotContain(JacksonConfigurator.class);
        EngineJson json = new EngineJson();
        assertThat(json.getContext(TaskDto.class)).isSameAs(json.getContext(Object.class));
        Map<String, Object> written = Map.of("when", new Date(0), "what", "a task");
        JsonNode expected = new JacksonConfigurator().getContext(Object.class).valueToTree(written);
        assertThat(json.getContext(Object.class).<JsonNode>valueToTree(written)).isEqualTo(expected);
    }

    /** Were it the engine's root that answers, lists would be right, and slower. */
    @Test
    void listsOfTasksAreReadByOurRoot(@Autowired CamundaJerseyResourceConfig forScripts) {
        assertThat(forScripts.getClasses())
                .contains(EngineApiRoot.class)
                .doesNotContain(DefaultProcessEngineRestServiceImpl.class);
        assertThat(Resource.from(EngineApiRoot.class).getChildResources())
                .filteredOn(Resource::getPath, "/task")
                .singleElement()
                .extracting(tasks -> tasks.getResourceLocator().getInvocable().getHandlingMethod())
                .extracting(Method::getDeclaringClass)
                .isEqualTo(EngineApiRoot.class);
    }

    @Test
    void whatIsNotListedIsNamedOnBothWaysAndWhatTaskWorkNeedsIsAnswered() {
        String task = "/task/" + taskOf(started("deskWork")).getId();
        EngineDoors officer = new EngineDoors(port, "ncb.ken");
        String search = "{\"name\":\"x\",\"assigneeExpression\":\"${1/0}\"}";
        assertNamed(officer.send("POST", "/task", search), "assigneeExpression");
        assertNamed(
                officer.send("POST", "/task/count", "{\"orQueries\":[" + search + "]}"),
                "orQueries[0].assigneeExpression");
        assertNamed(officer.send("GET", "/task?%61ssigneeExpression=x", null), "assigneeExpression");
        assertNamed(
                officer.send(
                        "POST",
                        task + "/complete",
                        variables("\"decision\":{\"value\":\"rO0AB\",\"type\":\"Object\"}")),
                "variables.decision.type");
        for (Answer answer : officer.send(
                "POST",
                "/task?firstResult=0&maxResults=15",
                "{\"processVariables\":[],\"taskVariables\":[],\"caseInstanceVariables\":[],\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}],\"orQueries\":[{\"nameLike\":\"%e%\",\"unassigned\":true}]}"))
            assertThat(answer.json()).as(answer.text()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"})
    void onlyJsonIsTaken(String type) {
        basic("ncb.ken")
                .send("POST", "/engine-rest/task", "{\"name\":\"x\"}", "Content-Type", type)
                .with(415);
    }

    @Test
    void anOrderThatThereIsNotIsAMistakeHoweverItIsAsked() {
        taskOf(started("deskWork"));
        Caller officer = basic("ncb.ken");
        officer.get("/engine-rest/task?sortBy=nonsense&sortOrder=asc").with(400);
        officer.post("/engine-rest/task", "{\"sorting\":[{\"sortBy\":\"nonsense\",\"sortOrder\":\"asc\"}]}")
                .with(400);
        officer.post("/engine-rest/task", "{\"sortBy\":\"nonsense\",\"sortOrder\":\"asc\"}")
                .with(400);
    }

    @Test
    void anEmptyListOfIdsIsAMistakeOfTheCaller() {
        Answer answer = basic("operator")
                .post("/engine-rest/process-instance", "{\"processInstanceIds\":[]}")
                .with(400);
        assertThat(answer.field("correlationId")).isNotEmpty();
    }

    @Test
    void jobsAreAskedForByOneOfTheirFourNames() {
        Caller operator = basic("operator");
        operator.get("/engine-rest/job/count?jobDefinitionId=a").with(200);
        Answer both =
                operator.get("/engine-rest/job/count?jobDefinitionId=a&jobId=b").with(400);
        assertThat(both.text()).contains("jobId", "must not come together with jobDefinitionId");
        operator.post("/engine-rest/job", "{\"activityId\":\"a\",\"jobIds\":[\"b\"]}")
                .with(400);
    }

    @Test
    void aFormThatTheWebAppDoesNotSpeakIsNotAcceptable() {
        Caller caller = session("ncb.ken");
        caller.get("/camunda/app/tasklist/default/");
        caller.get("/camunda/api/admin/auth/user/default").with(200);
        caller.get("/camunda/api/admin/auth/user/default", "Accept", "application/x-www-form-urlencoded")
                .with(406);
    }

    @Test
    void errorsNameNoClass() {
        Answer answer = basic("ncb.ken")
                .post("/engine-rest/task", "{\"sorting\":\"nonsense")
                .with(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).doesNotContainIgnoringCase("camunda").doesNotContain("Exception");
        assertThat(answer.field("message")).isNotEmpty();
    }

    private static void assertNamed(List<Answer> answers, String field) {
        for (Answer answer : answers) {
            answer.with(400);
            assertThat(answer.badFields()).containsExactly(field);
        }
    }

    @Test
    void aTaskGoesFromCountryToGeneralSecretariatAndBack() {
        String instance = started("deskWork");
        assertThat(taskOf(instance).getTenantId()).isEqualTo("KEN");
        submit("ncb.ken", instance, ACCEPT).with(204);
        runJob(instance);
        assertThat(probe.told()).last().isEqualTo("relay@KEN/KEN");
        assertThat(taskOf(instance).getTenantId()).isEqualTo("INTERPOL");
        assertThat(basic("analyst")
                        .get("/engine-rest/task?processInstanceId=" + instance)
                        .json())
                .hasSize(1);
        assertThat(basic("ncb.ken")
                        .get("/engine-rest/task?processInstanceId=" + instance)
                        .json())
                .isEmpty();
        submit("analyst", instance, "{}").with(204);
        assertThat(taskOf(instance).getTenantId()).isEqualTo("KEN");
        submit("agency.ken", instance, "{}").with(204);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isZero();
    }

    @Test
    void aCallCanRunInAnotherCountry() {
        String caller = started("deskAbroad");
        String called = runtime.createProcessInstanceQuery()
                .superProcessInstanceId(caller)
                .singleResult()
                .getId();
        assertThat(taskOf(called).getTenantId()).isEqualTo("FRA");
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(called)
                        .list())
                .allSatisfy(variable -> assertThat(variable.getTenantId()).isEqualTo("FRA"));
        submit("ncb.ken", called, ACCEPT).with(404);
        submit("ncb.fra", called, ACCEPT).with(204);
        runJob(called);
        assertThat(probe.told()).last().isEqualTo("relay@FRA/FRA");
    }

    @Test
    void theDomainHasItsSayToo() {
        String instance = started("deskWork");
        Answer answer = submit(
                "ncb.ken",
                instance,
                variables(
                        "\"decision\":{\"value\":\"DECLINE\"},\"reason\":{\"value\":\"not wildlife crime\"},\"days\":{\"value\":3}"));
        assertThat(answer.json().path("violations").get(0).path("message").asText())
                .contains("no meaning");
    }

    @Test
    void hiddenAnswersAndEchoesAreDroppedAndNothingIsKeptInTheEngine() {
        String instance = started("deskWork");
        submit(
                        "ncb.ken",
                        instance,
                        variables("\"decision\":{\"value\":\"ACCEPT\"},\"reason\":{\"value\":\"hidden\"},"
                                + "\"summary\":{\"value\":\"something else\"},\"days\":{\"value\":3}"))
                .with(204);
        assertThat(runtime.getVariables(instance)).containsOnlyKeys("summary");
        assertThat(runtime.getVariable(instance, "summary")).isEqualTo("Ivory on a marketplace");
    }

    @Test
    void ofManyWhoCompleteAtOnceOneSucceedsAndTheOthersAreRefused() {
        String instance = started("deskWork");
        String path = path(instance, "submit-form");
        List<CompletableFuture<Integer>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> basic("ncb.ken").post(path, ACCEPT).status()))
                .limit(6)
                .toList();
        List<Integer> statuses = calls.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).containsOnlyOnce(204);
        assertThat(statuses).allMatch(status -> status == 204 || status == 409 || status == 404);
    }

    private Answer submit(String user, String instance, String body) {
        return basic(user).post(path(instance, "submit-form"), body);
    }

    private String path(String instance, String act) {
        return "/engine-rest/task/" + taskOf(instance).getId() + '/' + act;
    }

    private void runJob(String instance) {
        Job job = management.createJobQuery().processInstanceId(instance).singleResult();
        management.executeJob(job.getId());
    }
}
