package org.ncbrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.CurrentOfficer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands in both doors to the engine: what {@link EngineDoor} does not open is refused, and errors are told in our words. */
final class EngineDoorFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(EngineDoorFilter.class);

    /** Longest first: the web apps reach the engine under the engine's name. */
    private static final List<String> ENGINE = List.of("/camunda/api/engine/engine/default", "/engine-rest");

    private static final String WEB_APPS = "/camunda/api/";

    private final Problems problems;
    private final TaskTenants tasks;
    private final CurrentOfficer currentOfficer;

    EngineDoorFilter(Problems problems, TaskTenants tasks, CurrentOfficer currentOfficer) {
        this.problems = problems;
        this.tasks = tasks;
        this.currentOfficer = currentOfficer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!isDoor(path)) {
            chain.doFilter(request, response);
        } else if (!isOpen(request.getMethod(), path)) {
            SecurityLog.refused(request, 403);
            problems.write(request, response, 403, "This is not open to your role.");
        } else if (!isSeen(path)) {
            problems.write(request, response, new Refusal.NotFound());
        } else {
            tell(request, response, chain);
        }
    }

    private static boolean isDoor(String path) {
        return path.startsWith(WEB_APPS) || path.equals("/engine-rest") || path.startsWith("/engine-rest/");
    }

    private static boolean isOpen(String method, String path) {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        boolean officer = has(user, EngineUser.OFFICER);
        boolean operator = has(user, Role.OPERATOR.group());
        return ofEngine(path)
                .map(wanted -> EngineDoor.isOpen(method, wanted, officer, operator, user.getName()))
                .orElseGet(() -> WebAppDoor.isOpen(method, path, officer, operator));
    }

    /** The engine answers the missing and the foreign in many ways, each with a trace in the log; here they are one. */
    private boolean isSeen(String path) {
        return ofEngine(path)
                .flatMap(EngineDoor::taskId)
                .map(id -> tasks.isOf(id, currentOfficer.officer().organisation()))
                .orElse(true);
    }

    /** The path within the engine's API, if it is one. */
    private static Optional<String> ofEngine(String path) {
        return ENGINE.stream()
                .filter(engine -> path.startsWith(engine + '/'))
                .map(engine -> withoutEndingSlash(path.substring(engine.length())))
                .findFirst();
    }

    private static String withoutEndingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean has(Authentication user, String authority) {
        return user != null
                && user.getAuthorities().stream().anyMatch(granted -> authority.equals(granted.getAuthority()));
    }

    private void tell(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        EngineAnswer answer = new EngineAnswer(response);
        try {
            chain.doFilter(request, answer);
        } catch (ServletException | RuntimeException failure) {
            LOG.error("The engine's API failed at {} {}", request.getMethod(), request.getRequestURI(), failure);
            answer.fail();
        }
        if (answer.isProblem()) EngineProblems.write(problems, request, response, answer);
        else answer.finish();
    }
}
