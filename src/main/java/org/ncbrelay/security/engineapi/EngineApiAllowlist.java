package org.ncbrelay.security.engineapi;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What of the engine's REST API is open, to whom and with what, whichever way it is reached. What is not listed is refused: there is no
 * wildcard, neither in a path nor in the parameters and keys that come with a call.
 */
public final class EngineApiAllowlist {
    /** Longest first: the web apps reach the engine under the engine's name. */
    private static final List<String> ENGINE = List.of("/camunda/api/engine/engine/default", "/engine-rest");

    private static final String WEB_APPS = "/camunda/api/";

    private static final PathPattern OF_TASK = new PathPatternParser().parse("/task/{id}/**");

    /** Calls of the engine whose last word could be taken for an id of a call that is open. */
    private static final List<PathPattern> CLOSED = Stream.of(
                    "/deployment/registered", "/history/batch/cleanable-batch-report")
            .map(new PathPatternParser()::parse)
            .toList();

    private static final Map<Shape, List<AllowedCall>> OFFICERS = byShape(OfficerCalls.list());
    private static final Map<Shape, List<AllowedCall>> OPERATORS = byShape(OperatorCalls.list());
    private static final List<AllowedCall> WEB_APPS_OF_ALL = WebAppCalls.ofEverybody();
    private static final List<AllowedCall> WEB_APPS_OF_OPERATORS = WebAppCalls.ofOperators();

    private EngineApiAllowlist() {}

    /** Whether a path of the relay leads to the engine's API or to that of the web apps. */
    public static boolean covers(String path) {
        return path.startsWith(WEB_APPS) || path.equals("/engine-rest") || path.startsWith("/engine-rest/");
    }

    /**
     * The call that is open to the caller at this address.
     *
     * @param path of the relay, without the context path
     * @return empty where nothing is open to the caller
     */
    public static Optional<AllowedCall> find(String method, String path, Caller caller) {
        boolean engine = ofEngine(path).isPresent();
        PathContainer wanted =
                PathContainer.parsePath(withoutEndingSlash(ofEngine(path).orElse(path)));
        Shape shape = new Shape(method, wanted.elements().size());
        return (engine ? open(shape, caller) : openWebApps(method, caller))
                .filter(call -> matches(call, wanted, caller))
                .min(Comparator.comparing(AllowedCall::path, PathPattern.SPECIFICITY_COMPARATOR))
                .filter(found -> CLOSED.stream().noneMatch(word -> word.matches(wanted)))
                .filter(found -> isTheCallMeant(found, wanted, shape));
    }

    /** {@code /process-definition/statistics} is a call of its own, not one about a definition with that id. */
    private static boolean isTheCallMeant(AllowedCall found, PathContainer wanted, Shape shape) {
        return Stream.of(OFFICERS, OPERATORS)
                .flatMap(calls -> calls.getOrDefault(shape, List.of()).stream())
                .filter(other -> other.path().matches(wanted))
                .noneMatch(other -> PathPattern.SPECIFICITY_COMPARATOR.compare(other.path(), found.path()) < 0);
    }

    /** Whether an officer's call changes nothing, although it is sent as one that may. */
    public static boolean isQuestion(String method, String path) {
        return covers(path)
                && find(method, path, new Caller("", true, false))
                        .filter(OfficerCalls::isQuestion)
                        .isPresent();
    }

    /** How a call is named where calls are measured, such as {@code /engine-rest/task/{id}}. */
    static String route(String path, AllowedCall call) {
        return ENGINE.stream()
                        .filter(engine -> path.startsWith(engine + '/'))
                        .findFirst()
                        .orElse("")
                + call.path().getPatternString();
    }

    /** The task that an address is about, if it is about one. */
    public static Optional<String> taskId(String path) {
        return ofEngine(path)
                .map(PathContainer::parsePath)
                .map(OF_TASK::matchAndExtract)
                .map(match -> match.getUriVariables().get("id"))
                .filter(id -> !id.equals("count") && !id.equals("report"));
    }

    private static Stream<AllowedCall> open(Shape shape, Caller caller) {
        return Stream.concat(
                caller.officer() ? OFFICERS.getOrDefault(shape, List.of()).stream() : Stream.empty(),
                caller.operator() ? OPERATORS.getOrDefault(shape, List.of()).stream() : Stream.empty());
    }

    private static Stream<AllowedCall> openWebApps(String method, Caller caller) {
        return Stream.concat(
                        caller.officer() || caller.operator() ? WEB_APPS_OF_ALL.stream() : Stream.empty(),
                        caller.operator() ? WEB_APPS_OF_OPERATORS.stream() : Stream.empty())
                .filter(call -> call.method().equals(method));
    }

    private static Map<Shape, List<AllowedCall>> byShape(List<AllowedCall> calls) {
        return calls.stream()
                .collect(Collectors.groupingBy(call -> new Shape(
                        call.method(),
                        PathContainer.parsePath(call.path().getPatternString())
                                .elements()
                                .size())));
    }

    private static boolean matches(AllowedCall call, PathContainer wanted, Caller caller) {
        PathPattern.PathMatchInfo match = call.path().matchAndExtract(wanted);
        if (match == null) return false;
        String self = match.getUriVariables().get("self");
        return self == null || self.equals(caller.name());
    }

    /** The path within the engine's API, if it is one. */
    private static Optional<String> ofEngine(String path) {
        return ENGINE.stream()
                .filter(engine -> path.startsWith(engine + '/'))
                .map(engine -> path.substring(engine.length()))
                .findFirst();
    }

    private static String withoutEndingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /**
     * What an address has in common with the call of the engine that it may be, since no path of those has a wildcard.
     *
     * @param elements words and slashes of the path
     */
    private record Shape(String method, int elements) {}

    /**
     * Who calls.
     *
     * @param name     of the account
     * @param officer  serves an organisation
     * @param operator runs the platform
     */
    public record Caller(String name, boolean officer, boolean operator) {}
}
