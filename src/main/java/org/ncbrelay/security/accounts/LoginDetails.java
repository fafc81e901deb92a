package org.ncbrelay.security.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.util.WebUtils;

/** From where somebody tries to log in on the page: the address, and what the browser says it was given before. */
public final class LoginDetails extends WebAuthenticationDetails {
    /** Name of the cookie without its prefix; sent to the login only. */
    static final String COOKIE = "RELAY_DEVICE";

    private final transient String device;

    public LoginDetails(HttpServletRequest request) {
        super(request);
        Cookie cookie = WebUtils.getCookie(request, TlsCookies.ofPath(COOKIE, request));
        device = cookie == null ? null : cookie.getValue();
    }

    /** What the browser sent; null if nothing. */
    String device() {
        return device;
    }
}
