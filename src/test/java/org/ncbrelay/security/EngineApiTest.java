package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.security.engineapi.EngineApiRoot;
import org.ncbrelay.security.engineapi.EngineJson;
import org.springframework.beans.factory.annotation.Autowired;

class EngineApiTest extends DoorTest {
    private static final String WEB_APPS = "/camunda/api/engine/engine/default";

    @Test
    void bothApisShareOneJsonMapper(@Autowired CamundaJerseyResourceConfig forScripts) {
        for (Application api : List.of(forScripts, new EngineRestApplication()))
            assertThat(api.getClasses()).contains(EngineJson.class).doesNotContain(JacksonConfigurator.class);
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

    @ParameterizedTest
    @CsvSource({
        "GET,/task/{id}/comment",
        "POST,/task/{id}/comment/create",
        "GET,/task/{id}/attachment",
        "POST,/task/{id}/attachment/create",
        "PUT,/task/{id}/variables/summary",
        "POST,/task/{id}/variables",
        "GET,/task/{id}/localVariables",
        "POST,/task/{id}/delegate",
        "POST,/task/{id}/resolve",
        "POST,/task/{id}/identity-links",
        "POST,/task/{id}/identity-links/delete",
        "PUT,/task/{id}",
        "DELETE,/task/{id}",
        "POST,/task/create",
        "POST,/message",
        "POST,/signal",
        "GET,/deployment",
        "POST,/deployment/create",
        "GET,/process-instance",
        "POST,/process-instance",
        "GET,/variable-instance",
        "POST,/variable-instance",
        "GET,/history/variable-instance",
        "GET,/history/task",
        "GET,/history/process-instance",
        "GET,/history/user-operation",
        "GET,/metrics",
        "GET,/process-definition/statistics",
        "GET,/task/report/candidate-group-count",
        "POST,/process-definition/key/deskWork/start",
        "GET,/user",
        "GET,/user/ncb.fra/profile",
        "GET,/group",
        "GET,/tenant",
        "GET,/authorization",
        "GET,/job",
        "GET,/incident",
        "POST,/external-task/fetchAndLock",
        "POST,/filter/create",
        "GET,/engine",
        "GET,/nothing"
    })
    void whatOfficersDoNotNeedIsRefusedByBothApis(String method, String path) {
        String wanted = path.replace("{id}", taskOf(started("deskWork")).getId());
        String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
        assertRefused(basic("ncb.ken").send(method, "/engine-rest" + wanted, body, "Content-Type", "application/json"));
        Caller session = session("ncb.ken");
        session.get("/camunda/app/tasklist/default/");
        assertRefused(session.send(
                method,
                WEB_APPS + wanted,
                body,
                "Content-Type",
                "application/json",
                "X-XSRF-TOKEN",
                session.cookie("XSRF-TOKEN")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/task",
        "GET,/variable-instance",
        "POST,/message",
        "POST,/signal",
        "GET,/history/variable-instance",
        "GET,/history/detail",
        "POST,/process-definition/key/deskWork/start",
        "POST,/deployment/create"
    })
    void operatorsSeeNoCases(String method, String path) {
        assertRefused(basic("operator")
                .send(
                        method,
                        "/engine-rest" + path,
                        method.equals("GET") ? null : "{}",
                        "Content-Type",
                        "application/json"));
    }

    @ParameterizedTest
    @CsvSource({"/process-definition", "/process-instance", "/job", "/incident", "/deployment", "/user", "/group"})
    void operatorsSeeTheMachineRoom(String path) {
        assertThat(basic("operator").get("/engine-rest" + path).statusCode()).isEqualTo(200);
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
    void aForeignTaskAndAMissingOneAreTheSame() {
        String foreign = taskOf(started("deskWork")).getId();
        String missing = UUID.randomUUID().toString();
        Caller france = basic("ncb.fra");
        for (String path :
                new String[] {"", "/form", "/deployed-form", "/form-variables", "/variables", "/identity-links"})
            assertSame(
                    france.get("/engine-rest/task/" + foreign + path),
                    france.get("/engine-rest/task/" + missing + path),
                    foreign,
                    missing);
        for (String path : new String[] {"/claim", "/unclaim", "/assignee", "/complete", "/submit-form"})
            assertSame(
                    france.post("/engine-rest/task/" + foreign + path, "{}"),
                    france.post("/engine-rest/task/" + missing + path, "{}"),
                    foreign,
                    missing);
        assertThat(Caller.json(france.get("/engine-rest/task?processInstanceBusinessKey=" + REFERENCE)))
                .isEmpty();
    }

    @Test
    void errorsNameNoClass() {
        HttpResponse<String> answer = basic("ncb.ken").post("/engine-rest/task", "{\"sorting\":\"nonsense");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContainIgnoringCase("camunda").doesNotContain("Exception");
        assertThat(Caller.json(answer).path("message").asText()).isNotEmpty();
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private static void assertSame(
            HttpResponse<String> foreign, HttpResponse<String> missing, String foreignId, String missingId) {
        assertThat(missing.statusCode()).as(missing.uri() + missing.body()).isEqualTo(404);
        assertThat(foreign.statusCode()).as(foreign.uri().toString()).isEqualTo(404);
        assertThat(normalized(foreign).replace(foreignId, "id"))
                .isEqualTo(normalized(missing).replace(missingId, "id"));
    }

    private static String normalized(HttpResponse<String> answer) {
        return answer.body().replace(Caller.json(answer).path("correlationId").asText(), "correlation");
    }
}
