package org.ncbrelay.fuzz.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.ncbrelay.fuzz.http.Operation.Door;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.security.Endpoint;
import org.ncbrelay.security.JaxRsEndpoints;
import org.ncbrelay.security.engineapi.AllowedCall;
import org.ncbrelay.security.engineapi.OpenCalls;
import org.ncbrelay.security.engineapi.ShapeKeys;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Everything that can be called: what our OpenAPI document lists, what of the engine's API and the web apps' own is open to anybody, and
 * the addresses of our pages with the fields of their forms.
 */
final class Operations {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Operations() {}

    static List<Operation> all(
            int port, Collection<RequestMappingInfoHandlerMapping> mappings, Collection<Application> engine) {
        List<Operation> all = new ArrayList<>(ofDocument(port));
        Set<Endpoint> known = new TreeSet<>();
        for (Application application : engine) known.addAll(JaxRsEndpoints.of(application, ""));
        for (AllowedCall call : OpenCalls.OF_ENGINE) {
            Endpoint endpoint = declared(call, known);
            for (Door door : List.of(Door.ENGINE, Door.WEB_APP))
                all.add(new Operation(door, endpoint, List.copyOf(call.parameters()), ShapeKeys.of(call.body())));
        }
        for (AllowedCall call : OpenCalls.OF_WEB_APPS)
            all.add(new Operation(
                    Door.WEB_APP_OWN,
                    new Endpoint(call.method(), call.path().getPatternString()),
                    List.copyOf(call.parameters()),
                    ShapeKeys.of(call.body())));
        for (RequestMappingInfoHandlerMapping mapping : mappings)
            mapping.getHandlerMethods().forEach((info, handler) -> all.addAll(ofPages(info, handler)));
        return all.stream().distinct().toList();
    }

    /** With the names that the engine gives to the variables of the path, because {@code MatrixCalls} knows these. */
    private static Endpoint declared(AllowedCall call, Set<Endpoint> known) {
        String shape = shape(call.path().getPatternString());
        return known.stream()
                .filter(each -> each.method().equals(call.method())
                        && shape(each.path()).equals(shape))
                .findFirst()
                .orElse(new Endpoint(call.method(), call.path().getPatternString()));
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private static List<Operation> ofDocument(int port) {
        List<Operation> operations = new ArrayList<>();
        JsonNode document = document(port);
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
                    List<String> parameters = new ArrayList<>();
                    for (JsonNode parameter : operation.getValue().path("parameters"))
                        if (parameter.path("in").asText().equals("query"))
                            parameters.add(parameter.path("name").asText());
                    operations.add(new Operation(
                            Door.API,
                            new Endpoint(operation.getKey().toUpperCase(Locale.ROOT), path.getKey()),
                            parameters,
                            keys(document, operation.getValue())));
                }));
        return operations;
    }

    private static List<String> keys(JsonNode document, JsonNode operation) {
        List<String> keys = new ArrayList<>();
        for (JsonNode content : operation.path("requestBody").path("content")) {
            JsonNode schema = content.path("schema");
            if (schema.has("$ref"))
                schema = document.at(schema.path("$ref").asText().substring(1));
            schema.path("properties").fieldNames().forEachRemaining(keys::add);
        }
        return keys;
    }

    private static JsonNode document(int port) {
        try {
            return JSON.readTree(Caller.basic(port, "agency.ken", DoorTest.PASSWORD)
                    .get("/v3/api-docs")
                    .body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Operation> ofPages(RequestMappingInfo info, HandlerMethod handler) {
        // A stream of events does not end by itself, and the document of the API is asked for by itself.
        if (info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM))
            return List.of();
        List<String> parameters = new ArrayList<>();
        DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            RequestParam sent = parameter.getParameterAnnotation(RequestParam.class);
            parameter.initParameterNameDiscovery(names);
            if (sent != null)
                parameters.add(sent.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : sent.name());
        }
        List<String> methods =
                info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
        List<Operation> operations = new ArrayList<>();
        for (String path : info.getPatternValues()) {
            if (path.matches("/(api|v3|swagger-ui|actuator).*")) continue;
            for (String method : methods.isEmpty() ? List.of("GET") : methods)
                operations.add(new Operation(Door.PAGE, new Endpoint(method, path), parameters, List.of()));
        }
        return operations;
    }
}
