package org.ncbrelay.security.engineapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.security.engineapi.EngineApiClasses.EngineApiRoot;
import org.ncbrelay.security.engineapi.EngineApiClasses.EngineJson;
import org.springframework.beans.factory.annotation.Autowired;

class EngineApiTest extends DoorTest {
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
        for (HttpResponse<String> answer : officer.send(
                "POST",
                "/task?firstResult=0&maxResults=15",
                "{\"processVariables\":[],\"taskVariables\":[],\"caseInstanceVariables\":[],\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}],\"orQueries\":[{\"nameLike\":\"%e%\",\"unassigned\":true}]}"))
            assertThat(Caller.json(answer)).as(answer.body()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"})
    void onlyJsonIsTaken(String type) {
        assertThat(basic("ncb.ken")
                        .send("POST", "/engine-rest/task", "{\"name\":\"x\"}", "Content-Type", type)
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void anEmptyListOfIdsIsAMistakeOfTheCaller() {
        HttpResponse<String> answer =
                basic("operator").post("/engine-rest/process-instance", "{\"processInstanceIds\":[]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.json(answer).path("correlationId").asText()).isNotEmpty();
    }

    @Test
    void jobsAreAskedForByOneOfTheirFourNames() {
        Caller operator = basic("operator");
        assertThat(operator.get("/engine-rest/job/count?jobDefinitionId=a").statusCode())
                .isEqualTo(200);
        HttpResponse<String> both = operator.get("/engine-rest/job/count?jobDefinitionId=a&jobId=b");
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(both.body()).contains("jobId", "must not come together with jobDefinitionId");
        assertThat(operator.post("/engine-rest/job", "{\"activityId\":\"a\",\"jobIds\":[\"b\"]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aFormThatTheWebAppDoesNotSpeakIsNotAcceptable() {
        Caller caller = session("ncb.ken");
        caller.get("/camunda/app/tasklist/default/");
        assertThat(caller.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(200);
        assertThat(caller.get("/camunda/api/admin/auth/user/default", "Accept", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void errorsNameNoClass() {
        HttpResponse<String> answer = basic("ncb.ken").post("/engine-rest/task", "{\"sorting\":\"nonsense");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContainIgnoringCase("camunda").doesNotContain("Exception");
        assertThat(Caller.json(answer).path("message").asText()).isNotEmpty();
    }

    private static void assertNamed(List<HttpResponse<String>> answers, String field) {
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(Caller.json(answer).path("violations").findValuesAsText("field"))
                    .containsExactly(field);
        }
    }
}
