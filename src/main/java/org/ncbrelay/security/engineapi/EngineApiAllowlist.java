package org.ncbrelay.security.engineapi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    private static final PathPattern OF_TASK = PathPatternParser.defaultInstance.parse("/task/{id}/**");

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
        Optional<String> engine = ofEngine(path);
        PathContainer wanted = PathContainer.parsePath(withoutEndingSlash(engine.orElse(path)));
        List<AllowedCall> matching = (engine.isPresent() ? OpenCalls.OF_ENGINE : OpenCalls.OF_WEB_APPS)
                .stream()
                        .filter(call ->
                                call.method().equals(method) && call.path().matches(wanted))
                        .sorted(Comparator.comparing(AllowedCall::path, PathPattern.SPECIFICITY_COMPARATOR))
                        .toList();
        // "/process-definition/statistics" is a call of its own, not one about a definition with that id.
        return matching.stream()
                .takeWhile(call -> PathPattern.SPECIFICITY_COMPARATOR.compare(
                                call.path(), matching.get(0).path())
                        == 0)
                .filter(call -> caller.mayMake(call) && caller.isMeant(call, wanted))
                .findFirst();
    }

    /** Whether an officer's call changes nothing, although it is sent as one that may. */
    public static boolean isQuestion(String method, String path) {
        return covers(path)
                && find(method, path, new Caller("", true, false))
                        .filter(call -> call.body() == OpenCalls.TASK_QUERY)
                        .isPresent();
    }

    /** How a call is named where calls are measured, such as {@code /engine-rest/task/{id}}. */
    static String route(String path, AllowedCall call) {
        return entrance(path).orElse("") + call.path().getPatternString();
    }

    /** The task that an address is about, if it is about one. */
    public static Optional<String> taskId(String path) {
        return ofEngine(path)
                .map(PathContainer::parsePath)
                .map(OF_TASK::matchAndExtract)
                .map(match -> match.getUriVariables().get("id"))
                .filter(id -> !id.equals("count") && !id.equals("report"));
    }

    /** The path within the engine's API, if it is one. */
    private static Optional<String> ofEngine(String path) {
        return entrance(path).map(engine -> path.substring(engine.length()));
    }

    private static Optional<String> entrance(String path) {
        return ENGINE.stream().filter(engine -> path.startsWith(engine + '/')).findFirst();
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
    public record Caller(String name, boolean officer, boolean operator) {
        private boolean mayMake(AllowedCall call) {
            return switch (call.openTo()) {
                case OFFICERS -> officer;
                case OPERATORS -> operator;
                case EVERYBODY -> officer || operator;
                case NOBODY -> false;
            };
        }

        /** Whether the address names the caller where it names the one whose call it is. */
        private boolean isMeant(AllowedCall call, PathContainer wanted) {
            String self = call.path().matchAndExtract(wanted).getUriVariables().get("self");
            return self == null || self.equals(name);
        }
    }
}
