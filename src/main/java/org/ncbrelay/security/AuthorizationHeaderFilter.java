package org.ncbrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collections;
import org.ncbrelay.security.answers.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Judges a request that has an Authorization header by that header alone: its session is not read. Spring Security's own filter would
 * not check the password of the user whom the session names already, and a request with the header needs no token.
 */
final class AuthorizationHeaderFilter extends OncePerRequestFilter {
    private final Problems problems;
    private final boolean basicIsAccepted;

    /** @param basicIsAccepted whether the chain has a filter that checks Basic; if not, the header is refused with 401 */
    AuthorizationHeaderFilter(Problems problems, boolean basicIsAccepted) {
        this.problems = problems;
        this.basicIsAccepted = basicIsAccepted;
    }

    /** Whether there is such a header, whatever its scheme and even if it is empty. */
    static boolean isSent(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isSent(request)) {
            chain.doFilter(request, response);
        } else if (isOfForeignSite(request)) {
            problems.write(request, response, 403, "Calls from another site are refused.");
        } else if (!basicIsAccepted || !isSentOnce(request)) {
            problems.commence(request, response, new InsufficientAuthenticationException("the header is not accepted"));
        } else {
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
            chain.doFilter(new SessionlessRequest(request), response);
        }
    }

    /** A foreign site made a browser send it: Basic needs no token, and browsers remember passwords. */
    private static boolean isOfForeignSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }

    /** Of several, this program and a proxy before it might each read another (RFC 9110, 5.3). */
    private static boolean isSentOnce(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() == 1;
    }

    /** A request that has no session and never gets one, whatever cookie it carries. */
    private static final class SessionlessRequest extends HttpServletRequestWrapper {
        SessionlessRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public HttpSession getSession(boolean create) {
            if (create) throw new IllegalStateException("A request with an Authorization header has no session.");
            return null;
        }

        @Override
        public HttpSession getSession() {
            return getSession(true);
        }
    }
}
