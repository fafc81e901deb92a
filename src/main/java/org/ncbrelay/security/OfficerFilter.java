package org.ncbrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.passkey.PasskeyRules;
import org.ncbrelay.security.accounts.EngineUser;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.LoginLimits;
import org.ncbrelay.security.accounts.RelayUser;
import org.ncbrelay.security.accounts.RequestSender;
import org.ncbrelay.security.passkeys.LoginGate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sets who acts for the duration of a request, to our own code and to the engine, and clears both whatever happens.
 * The user is read anew each time: what was revoked is gone at the next request.
 */
final class OfficerFilter extends OncePerRequestFilter {
    private final EngineUsers users;
    private final OfficerContext acting;
    private final IdentityService identity;
    private final LoginLimits limits;
    private final PasskeyRules rules;
    private final Clock clock;

    OfficerFilter(
            EngineUsers users,
            OfficerContext acting,
            IdentityService identity,
            LoginLimits limits,
            PasskeyRules rules,
            Clock clock) {
        this.users = users;
        this.acting = acting;
        this.identity = identity;
        this.limits = limits;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        EngineUser user = session != null && session.getPrincipal() instanceof RelayUser known ? current(known) : null;
        if (user != null) {
            refresh(session, user);
            // Until the passkey is proved no one acts, so that the database shows no row.
            if (LoginGate.isHalf(session.getPrincipal(), user, rules)) chain.doFilter(request, response);
            else passAs(user, request, response, chain);
            return;
        }
        if (session != null && session.getPrincipal() instanceof RelayUser) end(request);
        chain.doFilter(request, response);
    }

    private EngineUser current(RelayUser known) {
        if (clock.instant().isAfter(known.loggedInAt().plus(limits.longestSession()))) return null;
        return users.findOnce(known.id())
                .filter(user -> user.stamp().equals(known.stamp()))
                .orElse(null);
    }

    /** For this request only: the session keeps who the user is, never what the user may do. */
    private static void refresh(Authentication session, EngineUser user) {
        var fresh = UsernamePasswordAuthenticationToken.authenticated(session.getPrincipal(), null, user.authorities());
        fresh.setDetails(session.getDetails());
        SecurityContextHolder.setContext(new SecurityContextImpl(fresh));
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) session.invalidate();
    }

    private void passAs(EngineUser user, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        identity.setAuthentication(user.id(), user.groups(), user.tenants());
        Officer officer = user.officer().orElse(null);
        request.setAttribute(RequestSender.ATTRIBUTE, new RequestSender(user.id(), officer));
        Officer before = acting.become(officer);
        try {
            chain.doFilter(request, response);
        } finally {
            acting.become(before);
            identity.clearAuthentication();
        }
    }
}
