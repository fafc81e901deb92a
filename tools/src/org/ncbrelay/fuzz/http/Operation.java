package org.ncbrelay.fuzz.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.security.engineapi.AllowedCall;
import org.ncbrelay.security.engineapi.OpenCalls;
import org.ncbrelay.security.engineapi.ShapeKeys;
import org.ncbrelay.support.doors.Endpoint;
import org.ncbrelay.support.doors.JaxRsEndpoints;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * One thing that can be called.
 *
 * @param endpoint   method and pattern of the path; of the engine's calls, below its API
 * @param parameters names of those of the query or of the form
 * @param keys       names of those of a JSON body
 */
record Operation(Door door, Endpoint endpoint, List<String> parameters, List<String> keys) {
    /** Which of the relay's entrances, and what stands before the path of an endpoint. */
    enum Door {
        API(""),
        ENGINE("/engine-rest"),
        WEB_APP("/camunda/api/engine/engine/default"),
        WEB_APP_OWN(""),
        PAGE("");

        private final String base;

        Door(String base) {
            this.base = base;
        }

        String base() {
            return base;
        }

        /** By a session rather than by the password in the header. */
        boolean hasSession() {
            return this == PAGE || this == WEB_APP || this == WEB_APP_OWN;
        }

        boolean isOurs() {
            return this == API || this == PAGE;
        }
    }

    boolean isRead() {
        return endpoint.isRead();
    }

    @Override
    public String toString() {
        return endpoint.method() + ' ' + door.base + endpoint.path();
    }

    /**
     * What our OpenAPI document lists, what of the engine's API and the web apps' own is open to anybody, and the addresses of our pages
     * with the fields of their forms.
     */
    static List<Operation> all(
            int port, Collection<RequestMappingInfoHandlerMapping> mappings, Collection<Application> engine)
            throws IOException {
        List<Operation> all = new ArrayList<>(ofDocument(port));
        Set<Endpoint> known = new TreeSet<>();
        for (Application application : engine) known.addAll(JaxRsEndpoints.of(application, ""));
        for (AllowedCall call : OpenCalls.OF_ENGINE)
            for (Door door : List.of(Door.ENGINE, Door.WEB_APP)) all.add(of(door, declared(call, known), call));
        for (AllowedCall call : OpenCalls.OF_WEB_APPS) all.add(of(Door.WEB_APP_OWN, declared(call, Set.of()), call));
        for (RequestMappingInfoHandlerMapping mapping : mappings)
            mapping.getHandlerMethods().forEach((info, handler) -> all.addAll(ofPages(info, handler)));
        return all.stream().distinct().toList();
    }

    private static Operation of(Door door, Endpoint endpoint, AllowedCall call) {
        return new Operation(door, endpoint, List.copyOf(call.parameters()), ShapeKeys.of(call.body()));
    }

    /** With the names that the engine gives to the variables of the path, because {@code Doors} knows these. */
    private static Endpoint declared(AllowedCall call, Set<Endpoint> known) {
        Endpoint plain = new Endpoint(call.method(), call.path().getPatternString());
        return known.stream()
                .filter(each -> each.method().equals(plain.method())
                        && shape(each.path()).equals(shape(plain.path())))
                .findFirst()
                .orElse(plain);
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private static List<Operation> ofDocument(int port) throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(Caller.basic(port, "agency.ken", DoorTest.PASSWORD)
                        .get("/v3/api-docs")
                        .text());
        List<Operation> operations = new ArrayList<>();
        // The engine's API has a door of its own.
        for (var path : document.path("paths").properties())
            if (path.getKey().startsWith("/api/"))
                for (var operation : path.getValue().properties()) {
                    List<String> parameters = new ArrayList<>();
                    for (JsonNode parameter : operation.getValue().path("parameters"))
                        if (parameter.path("in").asText().equals("query"))
                            parameters.add(parameter.path("name").asText());
                    List<String> keys = new ArrayList<>();
                    for (JsonNode content :
                            operation.getValue().path("requestBody").path("content")) {
                        JsonNode schema = content.path("schema");
                        if (schema.has("$ref"))
                            schema = document.at(schema.path("$ref").asText().substring(1));
                        schema.path("properties").fieldNames().forEachRemaining(keys::add);
                    }
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    operations.add(new Operation(Door.API, new Endpoint(method, path.getKey()), parameters, keys));
                }
        return operations;
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
        return info.getPatternValues().stream()
                .filter(path -> !path.matches("/(api|v3|swagger-ui|actuator).*"))
                .flatMap(path -> (methods.isEmpty() ? List.of("GET") : methods)
                        .stream()
                                .map(method ->
                                        new Operation(Door.PAGE, new Endpoint(method, path), parameters, List.of())))
                .toList();
    }
}
