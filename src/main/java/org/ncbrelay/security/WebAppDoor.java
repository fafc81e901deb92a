package org.ncbrelay.security;

import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What of the web apps' own API is open beside the engine's: to know who one is, and Cockpit and Admin for operators. */
final class WebAppDoor {
    private static final PathPatternParser PATTERNS = new PathPatternParser();

    private static final List<PathPattern> READ_BY_ALL = patterns(
            "/camunda/api/engine/engine",
            "/camunda/api/engine/engine/",
            "/camunda/api/admin/auth/user/{engine}",
            "/camunda/api/{app}/plugin/{plugin}/static/**",
            "/camunda/api/admin/plugin/license/{engine}/check-key");

    private static final List<PathPattern> OF_OPERATORS =
            patterns("/camunda/api/cockpit/plugin/**", "/camunda/api/admin/plugin/**");

    private WebAppDoor() {}

    static boolean isOpen(String method, String path, boolean officer, boolean operator) {
        PathContainer wanted = PathContainer.parsePath(path);
        if ("GET".equals(method) && (officer || operator) && anyMatches(READ_BY_ALL, wanted)) return true;
        return operator && anyMatches(OF_OPERATORS, wanted);
    }

    private static boolean anyMatches(List<PathPattern> patterns, PathContainer wanted) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(wanted));
    }

    private static List<PathPattern> patterns(String... texts) {
        return List.of(texts).stream().map(PATTERNS::parse).toList();
    }
}
