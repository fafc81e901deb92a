package org.ncbrelay.security.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.util.WebUtils;

/** From where a user tries to log in on the page: the address, and what the browser says it was given before. */
public final class LoginDetails extends WebAuthenticationDetails {
    private static final String COOKIE = "RELAY_DEVICE";

    private final transient String device;

    public LoginDetails(HttpServletRequest request) {
        super(request);
        Cookie cookie = WebUtils.getCookie(request, cookie(request));
        device = cookie == null ? null : cookie.getValue();
    }

    /**
     * Name of the cookie, which is sent to the login only. By TLS, here or at a proxy that the operator configured, it has the prefix for a
     * cookie of one path (RFC 6265bis, 4.1.3; OWASP ASVS 5.0, 3.3.1); without TLS a browser would drop such a cookie.
     */
    static String cookie(HttpServletRequest request) {
        return request.isSecure() ? "__Secure-" + COOKIE : COOKIE;
    }

    /** What the browser sent; null if nothing. */
    String device() {
        return device;
    }
}
