package org.ncbrelay.security.engineapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.security.engineapi.AllowedCall.OpenTo;
import org.ncbrelay.security.engineapi.EngineApiAllowlist.Caller;

class EngineApiAllowlistTest {
    private static final Caller OFFICER = new Caller("ncb.ken", true, false);
    private static final Caller OPERATOR = new Caller("operator", false, true);
    private static final Caller NOBODY = new Caller(null, false, false);
    private static final AllowedCall LIST = AllowedCall.get("/group", "name nameLike firstResult maxResults");

    @ParameterizedTest
    @CsvSource({
        "GET,/engine-rest/task",
        "POST,/camunda/api/engine/engine/default/task",
        "GET,/engine-rest/user/ncb.ken/profile"
    })
    void officersReachWhatTaskWorkNeeds(String method, String path) {
        assertThat(EngineApiAllowlist.find(method, path, OFFICER)).isPresent();
        assertThat(EngineApiAllowlist.find(method, path, NOBODY)).isEmpty();
    }

    /** What the engine declares is in the matrix; this it does not. */
    @ParameterizedTest
    @CsvSource({
        "HEAD,/engine-rest/task",
        "GET,/camunda/api/engine/engine/other/task",
        "GET,/engine-rest/camunda/api/engine/engine",
        "DELETE,/camunda/api/admin/plugin/adminPlugins/default/metrics/task-worker"
    })
    void nobodyReachesWhatIsNotListed(String method, String path) {
        assertThat(EngineApiAllowlist.find(method, path, OFFICER)).isEmpty();
        assertThat(EngineApiAllowlist.find(method, path, OPERATOR)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nameLike=%5C           | nameLike    | must not end with a single backslash
                    nameLike=a%5C%5C%5C    | nameLike    | must not end with a single backslash
                    firstResult=-1         | firstResult | must not be negative
                    maxResults=-2147483648 | maxResults  | must not be negative
                    firstResult=x          | firstResult | must be a whole number, at most 2147483647
                    firstResult=           | firstResult | must be a whole number, at most 2147483647
                    maxResults=2147483648  | maxResults  | must be a whole number, at most 2147483647
                    maxResults=1.5         | maxResults  | must be a whole number, at most 2147483647
                    name=%00               | name        | must not contain a null character or half a character
                    name=%2B10000-01-01T00:00:00.000%2B0000 | name | must be a moment of the years 1 to 9999
                    """)
    void whatTheDatabaseWouldFailAtIsRefusedByName(String query, String name, String reason) {
        assertThat(LIST.violationsOfQuery(query)).containsExactly(new Violation(name, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "%20null", "null%20x"})
    void aKindOfResourceIsNeverNull(String value) {
        AllowedCall count = EngineApiAllowlist.find("GET", "/engine-rest/authorization/count", OPERATOR)
                .orElseThrow();
        assertThat(count.violationsOfQuery("resourceType=" + value))
                .containsExactly(new Violation("resourceType", "must not be null"));
        assertThat(count.violationsOfQuery("resourceType=7")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nameLike=%5C%5C",
                "nameLike=a%5C_b",
                "name=%5C",
                "firstResult=0&maxResults=10",
                "maxResults=2147483647"
            })
    void whatTheDatabaseCanCompareIsNot(String query) {
        assertThat(LIST.violationsOfQuery(query)).isEmpty();
    }

    @Test
    void aBrokenPatternInABodyIsRefusedByNameToo() {
        AllowedCall search = AllowedCall.post(
                "/task",
                JsonShape.keys("nameLike name firstResult")
                        .with("processVariables", JsonShape.listOf(JsonShape.keys("name operator value"))));
        assertThat(search.violationsOfBody(json("""
                {"name": "\\\\", "nameLike": "\\\\", "firstResult": -1, "processVariables": [
                    {"name": "a", "operator": "like", "value": "b\\\\"}, {"name": "a", "operator": "eq", "value": "b\\\\"}]}""")))
                .extracting(Violation::field)
                .containsExactly("nameLike", "firstResult", "processVariables[0].value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "-253402300800000", "9223372036854775808", "[1, 253402300800000]"})
    void aMomentThatIsTooFarAwayIsRefusedInABody(String moment) {
        AllowedCall search = AllowedCall.post("/task", JsonShape.keys("updatedAfter"));
        assertThat(search.violationsOfBody(json("{\"updatedAfter\": " + moment + "}")))
                .containsExactly(new Violation("updatedAfter", "must be a moment of the years 1 to 9999"));
    }

    @Test
    void noCallHasAWildcardInItsPath() {
        assertThat(OpenCalls.OF_ENGINE)
                .noneMatch(call -> call.path().getPatternString().contains("*"));
    }

    @Test
    void noCallTakesAnExpressionAndNoOperatorAsksByVariable() {
        assertThat(Stream.concat(OpenCalls.OF_ENGINE.stream(), OpenCalls.OF_WEB_APPS.stream()))
                .allSatisfy(call -> {
                    assertThat(call.parameters()).noneMatch(EngineApiAllowlistTest::isExpression);
                    assertThat(ShapeKeys.of(call.body())).noneMatch(EngineApiAllowlistTest::isExpression);
                });
        assertThat(OpenCalls.OF_ENGINE)
                .filteredOn(AllowedCall::openTo, OpenTo.OPERATORS)
                .allSatisfy(call -> {
                    assertThat(call.parameters())
                            .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("variable"));
                    if (!call.path().getPatternString().startsWith("/migration"))
                        assertThat(ShapeKeys.of(call.body()))
                                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("variable"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assigneeExpression=$%7B1%7D",
                "%61ssigneeExpression=x",
                "name=x&assigneeExpression=y",
                "assigneeExpression",
                "assigneeExpression%00=x",
                "name%5B%5D=x",
                "=x"
            })
    void aParameterThatIsNotListedIsNamed(String query) {
        AllowedCall call = call("GET", "/engine-rest/task");
        assertThat(call.violationsOfQuery("sortBy=dueDate&&sortOrder=asc&")).isEmpty();
        assertThat(call.violationsOfQuery(query)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"assigneeExpression\":\"${1/0}\"}|assigneeExpression",
                "{\"orQueries\":[{\"name\":\"x\",\"assigneeExpression\":\"${1/0}\"}]}|orQueries[0].assigneeExpression",
                "{\"orQueries\":[{\"orQueries\":[{\"assigneeExpression\":\"${1/0}\"}]}]}|orQueries[0].orQueries",
                "{\"orQueries\":{\"assigneeExpression\":\"x\"}}|orQueries",
                "{\"sorting\":[{\"sortBy\":\"name\",\"parameters\":{\"variable\":\"x\"}}]}|sorting[0].parameters",
                "{\"processVariables\":[{\"name\":\"summary\",\"operator\":\"like\",\"value\":\"%\"}]}|processVariables",
                "{\"name\":{\"a\":1}}|name",
                "[]|body",
                "\"text\"|body"
            })
    void aKeyThatIsNotListedIsNamedAtAnyDepth(String body, String field) {
        AllowedCall call = call("POST", "/engine-rest/task");
        assertThat(call.violationsOfBody(json(body)))
                .extracting(Violation::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"nameLike\":\"\\u0000\"}", "{\"assigneeIn\":[\"a\",\"\\ud800\"]}"})
    void aTextThatTheDatabaseCannotCompareIsRefused(String body) {
        AllowedCall call = call("POST", "/engine-rest/task");
        assertThat(call.violationsOfBody(json(body))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"variables\":{\"a\":{\"value\":\"x\",\"type\":\"Object\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"type\":\"File\"}}}",
                "{\"variables\":{\"a\":{\"value\":\"x\",\"valueInfo\":{\"objectTypeName\":\"java.lang.Runtime\"}}}}",
                "{\"variables\":{\"a\":{\"value\":{\"b\":1}}}}",
                "{\"variables\":{\"a\":{\"value\":1,\"local\":true}}}",
                "{\"variables\":[]}"
            })
    void anAnswerIsAPlainValue(String body) {
        AllowedCall call = call("POST", "/engine-rest/task/1/complete");
        assertThat(call.violationsOfBody(json(body))).hasSize(1);
    }

    private static AllowedCall call(String method, String path) {
        return EngineApiAllowlist.find(method, path, OFFICER).orElseThrow();
    }

    private static JsonNode json(String body) {
        return JsonBody.of(body.getBytes(StandardCharsets.UTF_8)).content();
    }

    private static boolean isExpression(String name) {
        return name.endsWith("Expression");
    }
}
