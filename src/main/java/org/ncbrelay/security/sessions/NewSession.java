package org.ncbrelay.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.ncbrelay.security.accounts.RelayUser;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/**
 * What happens to a session at a login: it gets a new id, so that the old one is worth nothing (OWASP ASVS 5.0, 7.2.4); it notes where the login was;
 * and of the user's other sessions the one that was used least lately ends, if there is one too many.
 */
@Component
public record NewSession(StoredSessions sessions) implements SessionAuthenticationStrategy {
    private static final SessionAuthenticationStrategy NEW_ID = new ChangeSessionIdAuthenticationStrategy();

    @Override
    public void onAuthentication(Authentication user, HttpServletRequest request, HttpServletResponse response) {
        NEW_ID.onAuthentication(user, request, response);
        if (!(user.getPrincipal() instanceof RelayUser known)) return;
        var session = request.getSession();
        session.setAttribute(SessionPlace.ATTRIBUTE, SessionPlace.of(known, request));
        sessions.makeRoom(known.id(), session.getId());
    }
}
