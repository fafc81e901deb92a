package org.ncbrelay.security.passkeys;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ncbrelay.security.accounts.EngineUser;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.RelayUser;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.security.answers.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds up those who gave a password and need a passkey: who has none may register one, who has one must use it, and nothing else is
 * open, on no page and in no API. People are led to the page for it; programs get a problem.
 */
public final class PasskeyGate extends OncePerRequestFilter {
    /** Where a passkey is registered. */
    public static final String OWN = "/me/passkeys";

    /** Where a passkey is asked for. */
    public static final String LOGIN = "/login/passkey";

    private final HalfLogin half;
    private final EngineUsers users;
    private final Problems problems;
    private final RequestCache wanted;

    /** @param wanted remembers the page that somebody wanted, for the time after the login */
    public PasskeyGate(HalfLogin half, EngineUsers users, Problems problems, RequestCache wanted) {
        this.half = half;
        this.users = users;
        this.problems = problems;
        this.wanted = wanted;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        EngineUser user = known != null && known.getPrincipal() instanceof RelayUser relayUser
                ? users.findOnce(relayUser.id()).orElse(null)
                : null;
        if (user == null || !half.isHalf(known.getPrincipal(), user) || isOpen(request, user)) {
            chain.doFilter(request, response);
            return;
        }
        boolean isCall = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        if (isCall || !isForAPage(request)) {
            SecurityLog.refused(request, 403);
            problems.write(request, response, 403, why(isCall, user));
            return;
        }
        if ("GET".equals(request.getMethod())) wanted.saveRequest(request, response);
        response.sendRedirect(request.getContextPath() + (user.passkeys() == 0 ? OWN : LOGIN));
    }

    private static boolean isOpen(HttpServletRequest request, EngineUser user) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.equals(LOGIN) || path.startsWith(LOGIN + "/") || path.equals("/login")) return true;
        // A password that an operator set is exchanged for an own one before anything is registered.
        return user.passkeys() == 0
                && (path.equals(OWN) || path.startsWith(OWN + "/") || path.equals("/first-password"));
    }

    private static boolean isForAPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static String why(boolean isCall, EngineUser user) {
        if (isCall)
            return "This account needs a passkey: its password opens nothing by itself. Scripts use an access token.";
        return user.passkeys() == 0
                ? "This account needs a passkey; register one on the page " + OWN + "."
                : "This account needs a passkey; use it on the page " + LOGIN + ".";
    }
}
