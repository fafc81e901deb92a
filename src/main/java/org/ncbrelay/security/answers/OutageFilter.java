package org.ncbrelay.security.answers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.port.DatabaseState.Failure;
import org.ncbrelay.security.load.UnprovedPasswords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands in front of everything that asks the database, the sessions first of all. While the database is away it refuses requests at once;
 * what fails because the database went away meanwhile is answered with 503 as well, whatever the failure was made into on its way. So is a
 * request with a password while too many others have one that is not proved.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class OutageFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);

    private static final String METRICS = "/actuator/prometheus";

    /** What needs no database: health, and what a page that says so is drawn with. */
    private static final List<String> WITHOUT = List.of(
            "/actuator/health",
            "/css/",
            "/fonts/",
            "/js/",
            "/images/",
            "/assets/",
            "/webjars/",
            "/favicon.ico",
            "/camunda/lib/",
            "/camunda/assets/");

    private final DatabaseState database;
    private final Outage outage;
    private final UnprovedPasswords unproved;

    OutageFilter(DatabaseState database, Outage outage, UnprovedPasswords unproved) {
        this.database = database;
        this.outage = outage;
        this.unproved = unproved;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean away = database.isAway() && !isOfMonitoring(request);
        if (away && !needsNoDatabase(request)) outage.answer(request, response, Outage.What.NOT_DONE);
        else if (away) chain.doFilter(new OfNobody(request), response);
        else if (hasPassword(request) && !unproved.enter(request)) outage.answer(request, response, Failure.BUSY);
        else pass(request, response, chain);
    }

    private static boolean hasPassword(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic", 0, "Basic".length())
                || request.getMethod().equals("POST") && path(request).equals("/login");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** The metrics are needed most while the database is away. Whose token is in the database is answered with 503 by what looks for it. */
    private static boolean isOfMonitoring(HttpServletRequest request) {
        return METRICS.equals(path(request));
    }

    private static boolean needsNoDatabase(HttpServletRequest request) {
        return WITHOUT.stream().anyMatch(path(request)::startsWith);
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Watched watched = new Watched(request, response);
        try {
            chain.doFilter(request, watched);
            if (watched.held) answer(request, response, Outage.failure(request).orElse(Failure.AWAY), null);
        } catch (IOException | ServletException | RuntimeException failure) {
            Optional<Failure> ofDatabase = Outage.failure(request);
            // What has said so already has been said, even where something fails behind it.
            if (ofDatabase.isPresent() && response.isCommitted() && response.getStatus() == 503) return;
            if (ofDatabase.isEmpty() || response.isCommitted()) throw failure;
            answer(request, response, ofDatabase.get(), failure);
        } finally {
            unproved.leave(request);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Failure kind, Exception failure)
            throws IOException {
        LOG.warn("{} {} is answered with 503: {}", request.getMethod(), request.getRequestURI(), kind);
        LOG.debug("what failed", failure);
        outage.answer(request, response, kind);
    }

    /** A request without its cookies, so that no one looks for its session. */
    private static final class OfNobody extends HttpServletRequestWrapper {
        OfNobody(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie[] getCookies() {
            return null;
        }
    }

    /** Holds back an error page, and a way back to the login, that the database is the reason of. */
    private static final class Watched extends HttpServletResponseWrapper {
        private final HttpServletRequest request;
        private boolean held;

        Watched(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        private boolean holds(int status) {
            boolean ofDatabase = Outage.failure(request)
                    .filter(failure -> status >= 500 || failure == Failure.AWAY)
                    .isPresent();
            held |= ofDatabase && !isCommitted();
            return ofDatabase;
        }

        @Override
        public void sendError(int status) throws IOException {
            if (!holds(status)) super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (!holds(status)) super.sendError(status, message);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            if (!holds(SC_FOUND)) super.sendRedirect(location);
        }
    }
}
