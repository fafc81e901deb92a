package org.ncbrelay.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.security.engineapi.AllowedCall;
import org.ncbrelay.security.engineapi.EngineApiAllowlist;
import org.ncbrelay.security.engineapi.EngineApiAllowlist.Caller;
import org.ncbrelay.security.engineapi.JsonShape;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The open calls of the engine's API, from Camunda's own document (artifact {@code camunda-engine-rest-openapi}): a call, parameter or key that
 * {@link EngineApiAllowlist} does not open is left out.
 */
@Component
@Order(0)
final class EngineApiDescription implements OpenApiCustomizer {
    private static final String API = "/engine-rest";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String DESCRIPTION = "description";
    private static final String REF = "$ref";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void customise(OpenAPI ours) {
        JsonNode theirs = read();
        ObjectNode open = JSON.createObjectNode().put("openapi", "3.1.0");
        theirs.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                add(open, path.getKey(), operation.getKey(), operation.getValue(), theirs)));
        for (String schema : namedIn(open, theirs))
            open.withObject("/components/schemas").set(schema, schema(theirs, schema));
        OpenAPI reduced = model(open);
        ours.getPaths().putAll(reduced.getPaths());
        reduced.getComponents().getSchemas().forEach(ours.getComponents()::addSchemas);
    }

    private static void add(ObjectNode open, String path, String method, JsonNode operation, JsonNode theirs) {
        List<AllowedCall> calls = Stream.of(new Caller("{id}", true, false), new Caller("{id}", false, true))
                .map(caller -> EngineApiAllowlist.find(method.toUpperCase(Locale.ROOT), API + path, caller))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (calls.isEmpty()) return;
        ObjectNode reduced = operation.deepCopy();
        reduced.putArray("tags").add("Engine: " + operation.path("tags").path(0).asText());
        reduced.put(DESCRIPTION, operation.path(DESCRIPTION).asText() + "\n\nOpen to: " + openTo(calls) + '.');
        Stream<TokenPart> parts = calls.stream().flatMap(call -> call.parts().stream());
        parts.distinct()
                .sorted()
                .forEach(part -> reduced.withArray(ApiDescription.TOKEN_PARTS).add(part.name()));
        withoutExamples(reduced);
        if (reduced.path("parameters") instanceof ArrayNode parameters)
            parameters.removeIf(parameter -> !isTaken(parameter, calls));
        List<JsonShape> bodies = calls.stream().map(AllowedCall::body).toList();
        if (bodies.stream().allMatch(JsonShape.NOTHING::equals)) reduced.remove("requestBody");
        else
            reduced.path("requestBody")
                    .path("content")
                    .forEach(content ->
                            ((ObjectNode) content).set("schema", taken(content.path("schema"), bodies, theirs)));
        open.withObject("/paths").withObjectProperty(API + path).set(method, reduced);
    }

    private static String openTo(List<AllowedCall> calls) {
        return String.join(
                ", ",
                calls.stream()
                        .map(call -> call.openTo().name().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
    }

    private static boolean isTaken(JsonNode parameter, List<AllowedCall> calls) {
        String name = parameter.path("name").asText();
        return !parameter.path("in").asText().equals("query")
                || calls.stream().anyMatch(call -> call.parameters().contains(name));
    }

    /** Examples have closed keys in them, and are most of the document. */
    private static void withoutExamples(JsonNode tree) {
        if (tree instanceof ObjectNode object) object.remove(List.of("examples", "example"));
        tree.forEach(EngineApiDescription::withoutExamples);
    }

    /** The schema of a body with the keys that the call takes. */
    private static JsonNode taken(JsonNode schema, List<JsonShape> shapes, JsonNode theirs) {
        List<JsonShape.Keys> keys = shapes.stream()
                .filter(JsonShape.Keys.class::isInstance)
                .map(JsonShape.Keys.class::cast)
                .toList();
        if (keys.isEmpty()) return schema;
        ObjectNode reduced = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = reduced.putObject("properties");
        propertiesOf(schema, theirs)
                .forEach(all -> all.properties().forEach(property -> {
                    List<JsonShape> of = keys.stream()
                            .map(each -> each.keys().get(property.getKey()))
                            .filter(Objects::nonNull)
                            .toList();
                    if (!of.isEmpty()) properties.set(property.getKey(), element(property.getValue(), of, theirs));
                }));
        return reduced;
    }

    private static JsonNode element(JsonNode schema, List<JsonShape> shapes, JsonNode theirs) {
        List<JsonShape> elements = shapes.stream()
                .filter(JsonShape.ListOf.class::isInstance)
                .map(shape -> ((JsonShape.ListOf) shape).element())
                .toList();
        if (elements.isEmpty() || !schema.has("items")) return taken(schema, shapes, theirs);
        ObjectNode list = schema.deepCopy();
        list.set("items", taken(schema.path("items"), elements, theirs));
        return list;
    }

    /** Its own and those of the schemas that it is made of. */
    private static Stream<JsonNode> propertiesOf(JsonNode schema, JsonNode theirs) {
        JsonNode meant = schema.has(REF) ? schema(theirs, name(schema)) : schema;
        List<JsonNode> parts = new ArrayList<>();
        meant.path("allOf").forEach(parts::add);
        return Stream.concat(
                Stream.of(meant.path("properties")), parts.stream().flatMap(part -> propertiesOf(part, theirs)));
    }

    /** The schemas that the open calls name, and those that these name. */
    private static Set<String> namedIn(JsonNode open, JsonNode theirs) {
        Set<String> named = new HashSet<>();
        Deque<JsonNode> unread = new ArrayDeque<>(List.of(open));
        while (!unread.isEmpty())
            for (String reference : unread.pop().findValuesAsText(REF)) {
                String name = reference.substring(SCHEMAS.length());
                if (named.add(name)) unread.push(schema(theirs, name));
            }
        return named;
    }

    private static String name(JsonNode reference) {
        return reference.path(REF).asText().substring(SCHEMAS.length());
    }

    private static JsonNode schema(JsonNode theirs, String name) {
        return theirs.path("components").path("schemas").path(name);
    }

    private static JsonNode read() {
        try (InputStream document = OpenAPI.class.getResourceAsStream("/openapi.json")) {
            return JSON.readTree(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static OpenAPI model(ObjectNode document) {
        try {
            return Json31.mapper().treeToValue(document, OpenAPI.class);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
