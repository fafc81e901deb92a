package org.ncbrelay.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What of the engine's REST API is open, and to whom, whichever door it is called through. Officers have what working
 * on tasks needs; operators have the machine room without the content of cases. The first line that matches decides,
 * and what no line names is refused.
 */
final class EngineDoor {
    /** Whom a line lets in; nobody, where it only takes something out of a wider line below. */
    enum Who {
        NOBODY,
        OFFICERS,
        OPERATORS,
        BOTH
    }

    private static final PathPatternParser PATTERNS = new PathPatternParser();

    private static final PathPattern OF_TASK = PATTERNS.parse("/task/{id}/**");

    private static final List<Line> LINES = lines(
            // the lists of tasks
            "OFFICERS  GET,POST    /task",
            "OFFICERS  GET,POST    /task/count",
            "OFFICERS  GET,OPTIONS /filter",
            "OFFICERS  GET         /filter/count",
            "OFFICERS  GET         /filter/{id}",
            "OFFICERS  GET,POST    /filter/{id}/list",
            "OFFICERS  GET,POST    /filter/{id}/count",
            // one task and its form
            "OFFICERS  GET         /task/{id}",
            "OFFICERS  GET         /task/{id}/form",
            "OFFICERS  GET         /task/{id}/deployed-form",
            "OFFICERS  GET         /task/{id}/rendered-form",
            "OFFICERS  GET         /task/{id}/form-variables",
            "OFFICERS  GET         /task/{id}/variables",
            "OFFICERS  GET         /task/{id}/identity-links",
            "OFFICERS  POST        /task/{id}/claim",
            "OFFICERS  POST        /task/{id}/unclaim",
            "OFFICERS  POST        /task/{id}/assignee",
            "OFFICERS  POST        /task/{id}/complete",
            "OFFICERS  POST        /task/{id}/submit-form",
            // the diagrams, and the forms that begin a flow
            "BOTH      GET         /process-definition",
            "BOTH      GET         /process-definition/count",
            "OPERATORS GET         /process-definition/statistics",
            "BOTH      GET         /process-definition/{id}",
            "BOTH      GET         /process-definition/{id}/xml",
            "BOTH      GET         /process-definition/{id}/diagram",
            "BOTH      GET         /process-definition/key/{key}",
            "BOTH      GET         /process-definition/key/{key}/xml",
            "BOTH      GET         /process-definition/key/{key}/diagram",
            "OFFICERS  GET         /process-definition/{id}/startForm",
            "OFFICERS  GET         /process-definition/{id}/deployed-start-form",
            "OFFICERS  GET         /process-definition/{id}/form-variables",
            "OFFICERS  POST        /process-definition/{id}/submit-form",
            "OFFICERS  GET         /process-definition/key/{key}/startForm",
            "OFFICERS  GET         /process-definition/key/{key}/deployed-start-form",
            "OFFICERS  GET         /process-definition/key/{key}/form-variables",
            "OFFICERS  POST        /process-definition/key/{key}/submit-form",
            // oneself
            "BOTH      GET         /identity/groups",
            "BOTH      POST        /identity/verify",
            "BOTH      GET,POST    /identity/password-policy",
            "BOTH      GET         /user/{self}/profile",
            "BOTH      GET         /version",
            // the machine room, without what a case says, and without what would end a case, or move it past a decision
            "NOBODY    DELETE      /process-definition/**",
            "NOBODY    DELETE      /process-instance/**",
            "NOBODY    DELETE      /job/**",
            "NOBODY    *           /job/{id}/duedate",
            "NOBODY    *           /job/{id}/duedate/recalculate",
            "NOBODY    *           /process-instance/delete",
            "NOBODY    *           /process-instance/delete-historic-query-based",
            "NOBODY    *           /history/process-instance/delete",
            "NOBODY    *           /process-instance/message-async",
            "NOBODY    *           /process-instance/{id}/modification",
            "NOBODY    *           /process-instance/{id}/modification-async",
            "NOBODY    *           /process-definition/{id}/restart",
            "NOBODY    *           /process-definition/{id}/restart-async",
            "NOBODY    *           /process-definition/key/{key}/restart",
            "NOBODY    *           /process-definition/key/{key}/restart-async",
            "NOBODY    *           /process-definition/key/{key}/tenant-id/{tenant}/restart",
            "NOBODY    *           /process-definition/key/{key}/tenant-id/{tenant}/restart-async",
            "NOBODY    *           /execution/{id}/signal",
            "NOBODY    *           /execution/{id}/create-incident",
            "NOBODY    *           /process-instance/{id}/variables/**",
            "NOBODY    *           /process-instance/{id}/comment/**",
            "NOBODY    *           /process-instance/variables-async",
            "NOBODY    *           /execution/{id}/localVariables/**",
            "NOBODY    *           /execution/{id}/messageSubscriptions/**",
            "NOBODY    *           /process-definition/{id}/start",
            "NOBODY    *           /process-definition/key/{key}/start",
            "NOBODY    *           /process-definition/key/{key}/tenant-id/{tenant}/start",
            "NOBODY    *           /process-definition/key/{key}/tenant-id/{tenant}/submit-form",
            "NOBODY    *           /deployment/create",
            "NOBODY    POST,DELETE /deployment/{id}",
            "NOBODY    POST        /deployment/{id}/redeploy",
            "OPERATORS *           /process-definition/**",
            "OPERATORS *           /process-instance/**",
            "OPERATORS GET,POST    /execution/**",
            "OPERATORS *           /job/**",
            "OPERATORS *           /job-definition/**",
            "OPERATORS *           /incident/**",
            "OPERATORS *           /batch/**",
            "OPERATORS GET         /external-task/**",
            "OPERATORS *           /migration/**",
            "OPERATORS GET,POST    /event-subscription/**",
            "OPERATORS GET,POST    /deployment/**",
            "OPERATORS GET,OPTIONS /decision-definition/**",
            "OPERATORS GET,OPTIONS /decision-requirements-definition/**",
            "OPERATORS GET,POST    /history/process-instance/**",
            "OPERATORS GET,POST    /history/activity-instance/**",
            "OPERATORS GET,POST    /history/incident/**",
            "OPERATORS GET,POST    /history/job-log/**",
            "OPERATORS GET,POST    /history/batch/**",
            "OPERATORS GET,POST    /history/cleanup/**",
            "OPERATORS GET         /history/process-definition/{id}/statistics",
            "OPERATORS *           /user/**",
            "OPERATORS *           /group/**",
            "OPERATORS *           /tenant/**",
            "OPERATORS *           /authorization/**",
            "OPERATORS GET         /schema/log",
            "OPERATORS GET,POST    /metrics/**",
            "OPERATORS GET         /telemetry/configuration");

    private EngineDoor() {}

    /**
     * @param path below the engine's API, beginning with a slash
     * @param user who calls
     */
    static boolean isOpen(String method, String path, boolean officer, boolean operator, String user) {
        PathContainer wanted = PathContainer.parsePath(path);
        for (Line line : LINES) {
            PathPattern.PathMatchInfo match = line.match(method, wanted);
            if (match == null) continue;
            String self = match.getUriVariables().get("self");
            if (self != null && !self.equals(user)) continue;
            return line.letsIn(officer, operator);
        }
        return false;
    }

    /** The task that a path is about, if it is about one. */
    static Optional<String> taskId(String path) {
        PathPattern.PathMatchInfo match = OF_TASK.matchAndExtract(PathContainer.parsePath(path));
        return Optional.ofNullable(match)
                .map(found -> found.getUriVariables().get("id"))
                .filter(id -> !"count".equals(id));
    }

    private static List<Line> lines(String... texts) {
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            String[] parts = text.split("\\s+");
            lines.add(new Line(Who.valueOf(parts[0]), List.of(parts[1].split(",")), PATTERNS.parse(parts[2])));
        }
        return List.copyOf(lines);
    }

    private record Line(Who who, List<String> methods, PathPattern path) {
        PathPattern.PathMatchInfo match(String method, PathContainer wanted) {
            if (!methods.contains("*") && !methods.contains(method)) return null;
            return path.matchAndExtract(wanted);
        }

        boolean letsIn(boolean officer, boolean operator) {
            return switch (who) {
                case NOBODY -> false;
                case OFFICERS -> officer;
                case OPERATORS -> operator;
                case BOTH -> officer || operator;
            };
        }
    }
}
