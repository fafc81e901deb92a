package org.ncbrelay.security.accounts;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** After a right password: the browser is known from now on, and goes where it wanted to. */
public final class LoggedIn extends SavedRequestAwareAuthenticationSuccessHandler {
    private final EngineUsers users;
    private final KnownDevices devices;

    public LoggedIn(EngineUsers users, KnownDevices devices) {
        this.users = users;
        this.devices = devices;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        SecurityLog.loggedIn(authentication.getName(), "password");
        users.find(authentication.getName())
                .ifPresent(user -> response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, devices.remember(user))));
        super.onAuthenticationSuccess(request, response, authentication);
    }

    private static String cookie(HttpServletRequest request, String value) {
        return ResponseCookie.from(LoginDetails.cookie(request), value)
                .path(request.getContextPath() + "/login")
                .maxAge(KnownDevices.REMEMBERED)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build()
                .toString();
    }
}
