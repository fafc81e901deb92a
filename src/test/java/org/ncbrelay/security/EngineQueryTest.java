package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an officer may not put into a query that is open, tried on both ways to the engine. */
class EngineQueryTest extends DoorTest {
    private static final String REST = "/engine-rest";
    private static final String WEB_APPS = "/camunda/api/engine/engine/default";
    private static final List<String> EXPRESSIONS = List.of(
            "${1/0}",
            "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null)}",
            "${execution.processEngineServices}",
            "#{dataSource}");

    @ParameterizedTest
    @ValueSource(strings = {"/task", "/task/count"})
    void noExpressionIsEvaluatedInAQuery(String path) {
        for (String expression : EXPRESSIONS)
            for (String key : List.of(
                    "assigneeExpression",
                    "candidateUserExpression",
                    "processInstanceBusinessKeyExpression",
                    "dueBeforeExpression")) {
                String criteria = "{\"name\":\"x\",\"" + key + "\":\"" + expression + "\"}";
                assertNamed(post(path, criteria), key);
                assertNamed(post(path, "{\"orQueries\":[" + criteria + "]}"), "orQueries[0]." + key);
                assertNamed(
                        post(path, "{\"orQueries\":[{\"name\":\"y\"},{\"orQueries\":[" + criteria + "]}]}"),
                        "orQueries[1].orQueries");
            }
    }

    @Test
    void noExpressionExtendsAFilter() {
        String filter = basic("ncb.ken").get(REST + "/filter?resourceType=Task").body();
        String id = Caller.json(basic("ncb.ken").get(REST + "/filter?resourceType=Task"))
                .get(0)
                .path("id")
                .asText();
        assertThat(filter).isNotEmpty();
        String attack = "{\"orQueries\":[{\"name\":\"x\",\"assigneeExpression\":\"${1/0}\"}]}";
        assertNamed(post("/filter/" + id + "/list", attack), "orQueries[0].assigneeExpression");
        assertNamed(post("/filter/" + id + "/count", attack), "orQueries[0].assigneeExpression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assigneeExpression=%24%7B1%2F0%7D",
                "%61ssigneeExpression=x",
                "processVariables=summary_like_%25",
                "withTaskVariablesInReturn=true",
                "withCommentAttachmentInfo=true",
                "tenantIdIn=FRA",
                "nonsense=1"
            })
    void aParameterThatTaskWorkDoesNotNeedIsNamed(String query) {
        for (HttpResponse<String> answer : both("GET", "/task?" + query, null))
            assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(400);
    }

    @Test
    void aBodyThatTwoReadersCouldUnderstandDifferentlyIsRefused() {
        for (String body : List.of(
                "{\"name\":\"x\",\"name\":{\"assigneeExpression\":\"${1/0}\"}}",
                "{} {\"assigneeExpression\":\"${1/0}\"}",
                "{\"name\":\"x\"",
                "[{\"assigneeExpression\":\"${1/0}\"}]"))
            for (HttpResponse<String> answer : both("POST", "/task", body))
                assertThat(answer.statusCode()).as(body).isEqualTo(400);
    }

    @Test
    void onlyJsonIsTaken() {
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"))
            assertThat(basic("ncb.ken")
                            .send("POST", REST + "/task", "{\"name\":\"x\"}", "Content-Type", type)
                            .statusCode())
                    .as(type)
                    .isEqualTo(415);
    }

    @Test
    void anAnswerIsNeitherAFileNorAnObject() {
        String task = "/task/" + taskOf(started("deskWork")).getId();
        for (String type : List.of("Object", "File", "Bytes", "Xml"))
            assertNamed(
                    both(
                            "POST",
                            task + "/complete",
                            "{\"variables\":{\"decision\":{\"value\":\"rO0AB\",\"type\":\"" + type + "\"}}}"),
                    "variables.decision.type");
        assertNamed(
                both(
                        "POST",
                        task + "/submit-form",
                        "{\"variables\":{\"decision\":{\"value\":\"x\",\"valueInfo\":{\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}}"),
                "variables.decision.valueInfo.serializationDataFormat");
    }

    @Test
    void whatTaskWorkNeedsIsAnswered() {
        started("deskWork");
        for (HttpResponse<String> answer : both(
                "POST",
                "/task?firstResult=0&maxResults=15",
                "{\"processVariables\":[],\"taskVariables\":[],\"caseInstanceVariables\":[],\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}],\"orQueries\":[{\"nameLike\":\"%e%\",\"unassigned\":true}]}"))
            assertThat(Caller.json(answer)).as(answer.body()).isNotEmpty();
    }

    private List<HttpResponse<String>> post(String path, String body) {
        return both("POST", path, body);
    }

    private List<HttpResponse<String>> both(String method, String path, String body) {
        Caller session = session("ncb.ken");
        session.get("/camunda/app/tasklist/default/");
        return List.of(
                basic("ncb.ken").send(method, REST + path, body, "Content-Type", "application/json"),
                session.send(
                        method,
                        WEB_APPS + path,
                        body,
                        "Content-Type",
                        "application/json",
                        "X-XSRF-TOKEN",
                        session.cookie("XSRF-TOKEN")));
    }

    private static void assertNamed(List<HttpResponse<String>> answers, String field) {
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(Caller.json(answer).path("violations").findValuesAsText("field"))
                    .containsExactly(field);
        }
    }
}
