package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.intelligence.IntelligenceReader;
import org.ncbrelay.domain.reading.Reading;
import org.ncbrelay.security.engineapi.AllowedCall;
import org.ncbrelay.security.engineapi.OpenCalls;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.WholeTest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API describes itself: every path of ours stands in the document, and every reference in it leads somewhere. */
@WholeTest
record OpenApiTest(Caller http, RequestMappingHandlerMapping requestMappingHandlerMapping) {
    @Test
    void everyPathIsListed() {
        JsonNode document = document();
        assertThat(document.path("openapi").asText()).startsWith("3.");
        assertThat(document.path("info").path("title").asText()).isEqualTo("NCB Relay API");
        assertThat(document.path("info").path("version").asText()).isNotBlank().isNotEqualTo("v0");
        Set<String> listed = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(listed::add);
        assertThat(ours()).hasSizeGreaterThan(40);
        assertThat(listed).containsAll(ours());
    }

    @Test
    void everyOperationSaysWhatItDoesAndEveryReferenceResolves() {
        JsonNode document = document();
        Set<String> ids = new HashSet<>();
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                assertThat(operation.path("summary").asText())
                        .as(operation.toString())
                        .isNotBlank();
                assertThat(operation.path("responses")).hasSizeGreaterThan(1);
                assertThat(operation.at("/responses/503/headers/Retry-After").isMissingNode())
                        .as("a database that is away, of " + operation.path("operationId"))
                        .isFalse();
                assertThat(ids.add(operation.path("operationId").asText())).isTrue();
            }
        }
        for (JsonNode reference : document.findValues("$ref"))
            assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
    }

    /** A call is of one part, if it is not of those that list what is of several, or that every script needs. */
    @Test
    void everyCallIsOfOnePartOfATokenAndNoneIsForgotten() {
        Map<String, Set<String>> others = new TreeMap<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Set<String> parts = new TreeSet<>();
                    operation.getValue().path("x-token-parts").forEach(part -> parts.add(part.asText()));
                    if (parts.size() != 1)
                        others.computeIfAbsent(parts.toString(), any -> new TreeSet<>())
                                .add(operation.getKey() + ' ' + path.getKey());
                }));

        assertThat(others.remove("[CASES, INTELLIGENCE]"))
                .as("work on cases or on intelligence")
                .contains(
                        "get /api/retention/due",
                        "get /api/tasks/{task}/assignment",
                        "put /api/tasks/{task}/assignment")
                .allMatch(
                        call -> call.matches(
                                "get /api/retention/due|\\w+ (/api/tasks/|/engine-rest/(task|filter|process-definition)(/|$)).*"));
        assertThat(others.remove("[ADMINISTRATION, CASES, INTELLIGENCE]"))
                .as("calls of officers and of operators, each to their own answer")
                .allMatch(call -> call.matches("\\w+ /engine-rest/(task/count|process-definition(/.*)?)"));
        assertThat(others.remove("[ADMINISTRATION, AUDIT, CASES, EXPERTS, FIGURES, INTELLIGENCE]"))
                .as("what every script needs, and says nothing of any case")
                .containsExactlyInAnyOrder(
                        "get /api/countries",
                        "get /api/taxa",
                        "get /engine-rest/identity/password-policy",
                        "get /engine-rest/user/{id}/profile",
                        "get /engine-rest/version");
        assertThat(others.remove("[]")).as("of pages, which no token opens").containsExactly("get /me/language");
        assertThat(others).as("of no part, or of two").isEmpty();
    }

    /** Camunda does not describe the count of case definitions, for which Cockpit asks. */
    @Test
    void theOpenCallsOfTheEngineAreListedAndNoOther() {
        Set<String> listed = new TreeSet<>();
        JsonNode document = document();
        document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/engine-rest"))
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> listed.add(method.toUpperCase(Locale.ROOT)
                                + ' '
                                + path.getKey()
                                        .substring("/engine-rest".length())
                                        .replaceAll("\\{[^}]+}", "{}"))));
        Set<String> open = OpenCalls.OF_ENGINE.stream()
                .filter(call -> call.openTo() != AllowedCall.OpenTo.NOBODY)
                .map(call ->
                        call.method() + ' ' + call.path().getPatternString().replaceAll("\\{[^}]+}", "{}"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed)
                .isSubsetOf(open)
                .contains("POST /process-definition/key/{}/start", "POST /task/{}/submit-form");
        open.removeAll(listed);
        assertThat(open).containsExactly("GET /case-definition/count");
        assertThat(document.at("/paths/~1engine-rest~1process-definition~1key~1{key}~1start/post/requestBody/content"
                                + "/application~1json/schema/properties")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("businessKey", "variables");
    }

    /** A caller learns from the document what to send; only a file is bytes. */
    @Test
    void everyBodySaysItsFields() {
        JsonNode document = document();
        Map<String, JsonNode> bodies = new TreeMap<>();
        document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .at("/requestBody/content")
                                .properties()
                                .forEach(content -> bodies.put(
                                        operation.getKey() + ' ' + path.getKey() + ' ' + content.getKey(),
                                        resolved(document, content.getValue().path("schema"))))));
        assertThat(bodies).hasSizeGreaterThan(24);
        bodies.forEach((call, schema) -> {
            if (call.endsWith("application/json"))
                assertThat(schema.path("properties")).as(call + " " + schema).isNotEmpty();
            else if (!call.endsWith("multipart/form-data"))
                assertThat(schema.path("format").asText()).as(call).isNotIn("byte", "binary");
        });
        assertThat(fields(bodies.get("post /api/intelligence application/json")))
                .isEqualTo(read(IntelligenceReader.read(Map.of("zzz", 1), Set.of())));
        assertThat(fields(bodies.get("post /api/support-requests application/json")))
                .containsAll(Flowchart.sample().keySet());
        JsonNode source = resolved(
                document, bodies.get("post /api/intelligence application/json").at("/properties/source"));
        assertThat(fields(source)).contains("consentToShare", "references");
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private static Set<String> fields(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The fields that a reader knows, as it names them to whoever sends another. */
    private static Set<String> read(Reading<?> reading) {
        return reading.violations().stream()
                .filter(wrong -> wrong.field().equals("zzz"))
                .flatMap(wrong -> Stream.of(wrong.message()
                        .replaceFirst(".*the fields here are ", "")
                        .split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void swaggerUiOpens() {
        assertThat(http.get("agency.ken", "/swagger-ui/index.html").with(200).text())
                .contains("swagger-ui");
        assertThat(http.get("agency.ken", "/swagger-ui.html").status()).isIn(200, 302);
    }

    private JsonNode document() {
        return http.get("agency.ken", "/v3/api-docs").with(200).json();
    }

    private Set<String> ours() {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/"))
                .map(path -> path.replaceAll(":[^}]*", ""))
                .collect(Collectors.toSet());
    }
}
