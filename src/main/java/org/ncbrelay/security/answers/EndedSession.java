package org.ncbrelay.security.answers;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers what comes to a page without a session. A reader is sent to the login and comes back from there. A form cannot be sent again
 * without its sender: it is refused with 403, and the page of the refusal says that the session has ended. A script that reads gets 401
 * alone: the login that it would be led to begins a session, whose cookie would replace that of a login in another window.
 */
public final class EndedSession implements AuthenticationEntryPoint, AccessDeniedHandler {
    /** Attribute of a request that was refused because its session has ended. */
    public static final String ATTRIBUTE = EndedSession.class.getName();

    private final AuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint("/login");
    private final AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException unknown)
            throws IOException, ServletException {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads) refuse(request, response);
        else if (isScript(request)) response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        else login.commence(request, response, unknown);
    }

    /** Whether a script of a page asks, as browsers say (W3C Fetch Metadata); what it reads is no page to come back to. */
    public static boolean isScript(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate");
    }

    /** The token of a form lives as long as its session; one that does not fit was made in an earlier session. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException) refuse(request, response);
        else otherwise.handle(request, response, denied);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ATTRIBUTE, true);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
