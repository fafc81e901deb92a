package org.ncbrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.RelayUser;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.security.answers.Problems;
import org.ncbrelay.security.oidc.OidcUserOfRelay;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever logged in with a password that an operator chose gets to one page, which asks for an own one: until then whatever this account
 * did might be the operator's doing. Whoever came by an identity provider has no such password.
 */
final class FirstPasswordFilter extends OncePerRequestFilter {
    static final String PAGE = "/first-password";

    private final EngineUsers users;
    private final Problems problems;
    private final RequestMatcher programs;
    private final RequestMatcher open;

    /**
     * @param programs who is answered by a problem instead of being led to the page
     * @param open     what is open all the same: the page itself, and the way out
     */
    FirstPasswordFilter(EngineUsers users, Problems problems, RequestMatcher programs, RequestMatcher open) {
        this.users = users;
        this.problems = problems;
        this.programs = programs;
        this.open = open;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isHeld() || open.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (programs.matches(request)) {
            SecurityLog.refused(request, 403);
            problems.write(
                    request,
                    response,
                    403,
                    "Your password was set by an operator. Log in to the pages and choose one of your own first.");
        } else response.sendRedirect(request.getContextPath() + PAGE);
    }

    private boolean isHeld() {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        return user != null
                && user.getPrincipal() instanceof RelayUser known
                && !(known instanceof OidcUserOfRelay)
                && users.findOnce(known.id()).filter(it -> it.first() != null).isPresent();
    }
}
