package org.ncbrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.security.answers.Outage;
import org.ncbrelay.security.engineapi.EngineApiAllowlist;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what officers would change while the database is one that was rolled back, and says why. Reading, logging in and out, and operators
 * are not held up. The database refuses acts by itself (V5), whichever way they come.
 */
final class RolledBackFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final DatabaseHistory history;
    private final Outage outage;
    private final RequestMatcher open;

    /** @param open what is open all the same */
    RolledBackFilter(DatabaseHistory history, Outage outage, RequestMatcher open) {
        this.history = history;
        this.outage = outage;
        this.open = open;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (history.rollback().isEmpty() || isReading(request) || open.matches(request) || isOfOperator())
            chain.doFilter(request, response);
        else outage.answer(request, response, Outage.What.READ_ONLY);
    }

    private static boolean isReading(HttpServletRequest request) {
        return READING.contains(request.getMethod())
                || EngineApiAllowlist.isQuestion(
                        request.getMethod(),
                        request.getRequestURI()
                                .substring(request.getContextPath().length()));
    }

    private static boolean isOfOperator() {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        return user != null
                && user.getAuthorities().stream()
                        .anyMatch(granted -> Role.OPERATOR.group().equals(granted.getAuthority()));
    }
}
