package org.ncbrelay.security.passkeys;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ncbrelay.domain.passkey.PasskeyRules;
import org.ncbrelay.security.accounts.EngineUser;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.LocalUser;
import org.ncbrelay.security.accounts.RelayUser;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.security.answers.Problems;
import org.ncbrelay.security.oidc.OidcUserOfRelay;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds up users whose login is not complete, on every page and in every API. After a login with a password that an operator set, the user
 * first chooses another one: until then, an act of this account might be the operator's. After a password alone, a user whose role needs
 * a passkey registers one or uses it. People are led to the page for it; programs get a problem.
 */
public final class LoginGate extends OncePerRequestFilter {
    /** Where a passkey is registered. */
    public static final String OWN = "/me/passkeys";

    /** Where a passkey is asked for. */
    public static final String LOGIN = "/login/passkey";

    /** Where an own password is chosen. */
    private static final String FIRST_PASSWORD = "/first-password";

    private final PasskeyRules rules;
    private final EngineUsers users;
    private final Problems problems;
    private final RequestCache wanted;

    /** @param wanted remembers the page that a user wanted, for the time after the login */
    public LoginGate(PasskeyRules rules, EngineUsers users, Problems problems, RequestCache wanted) {
        this.rules = rules;
        this.users = users;
        this.problems = problems;
        this.wanted = wanted;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        String page = known != null && known.getPrincipal() instanceof RelayUser user ? next(user, request) : null;
        if (page == null) {
            chain.doFilter(request, response);
            return;
        }
        boolean isCall = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        if (isCall || !Problems.isForAPage(request)) {
            SecurityLog.refused(request, 403);
            problems.write(request, response, 403, why(isCall, page));
            return;
        }
        if ("GET".equals(request.getMethod())) wanted.saveRequest(request, response);
        response.sendRedirect(request.getContextPath() + page);
    }

    /**
     * Whether a user gave a password, and needs a passkey to be let in. Asked at every request: a new role counts at once.
     *
     * @param principal of the session or of the call
     * @param user      the same person as the account is now
     */
    public static boolean isHalf(Object principal, EngineUser user, PasskeyRules rules) {
        return principal instanceof LocalUser local && !local.byPasskey() && rules.isRequired(user.groups());
    }

    /** The page of the next step; null if there is none, or if the request is part of it. */
    private String next(RelayUser known, HttpServletRequest request) {
        EngineUser user = users.findOnce(known.id()).orElse(null);
        if (user == null) return null;
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.equals("/login") || path.equals(LOGIN) || path.startsWith(LOGIN + "/")) return null;
        boolean chooses = path.equals(FIRST_PASSWORD);
        // Users of an identity provider have no such password.
        if (user.first() != null && !(known instanceof OidcUserOfRelay) && !chooses) return FIRST_PASSWORD;
        if (!isHalf(known, user, rules)) return null;
        if (user.passkeys() > 0) return LOGIN;
        return chooses || path.equals(OWN) || path.startsWith(OWN + "/") ? null : OWN;
    }

    private static String why(boolean isCall, String page) {
        if (page.equals(FIRST_PASSWORD))
            return "Your password was set by an operator. Log in to the pages and choose one of your own first.";
        if (isCall)
            return "This account needs a passkey: its password opens nothing by itself. Scripts use an access token.";
        return page.equals(OWN)
                ? "This account needs a passkey; register one on the page " + OWN + "."
                : "This account needs a passkey; use it on the page " + LOGIN + ".";
    }
}
