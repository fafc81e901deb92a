package org.ncbrelay.security.engineapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    private static final List<AllowedCall> OFFICERS = OfficerCalls.list();
    private static final List<AllowedCall> OPERATORS = OperatorCalls.list();
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
        return open(engine, caller).stream()
                .filter(call -> call.method().equals(method) && matches(call, wanted, caller))
                .min(Comparator.comparing(AllowedCall::path, PathPattern.SPECIFICITY_COMPARATOR))
                .filter(found -> CLOSED.stream().noneMatch(word -> word.matches(wanted)))
                .filter(found -> isTheCallMeant(found, wanted));
    }

    /** {@code /process-definition/statistics} is a call of its own, not one about a definition with that id. */
    private static boolean isTheCallMeant(AllowedCall found, PathContainer wanted) {
        return Stream.of(OFFICERS, OPERATORS)
                .flatMap(List::stream)
                .filter(other ->
                        other.method().equals(found.method()) && other.path().matches(wanted))
                .noneMatch(other -> PathPattern.SPECIFICITY_COMPARATOR.compare(other.path(), found.path()) < 0);
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

    private static List<AllowedCall> open(boolean engine, Caller caller) {
        List<AllowedCall> open = new ArrayList<>();
        if (engine && caller.officer()) open.addAll(OFFICERS);
        if (engine && caller.operator()) open.addAll(OPERATORS);
        if (!engine && (caller.officer() || caller.operator())) open.addAll(WEB_APPS_OF_ALL);
        if (!engine && caller.operator()) open.addAll(WEB_APPS_OF_OPERATORS);
        return open;
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
     * Who calls.
     *
     * @param name     of the account
     * @param officer  serves an organisation
     * @param operator runs the platform
     */
    public record Caller(String name, boolean officer, boolean operator) {}
}
