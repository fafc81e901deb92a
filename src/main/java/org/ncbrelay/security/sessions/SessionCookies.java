package org.ncbrelay.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;

/**
 * The session's cookie: of the name that the server's settings say, and by TLS of one that begins with {@code __Host-}, which a browser
 * keeps for this host and all its paths alone (RFC 6265bis, 4.1.3.2; OWASP ASVS 5.0, 3.3.3).
 *
 * @param open   for requests that came without TLS
 * @param sealed for those that came by TLS, here or at a proxy that the operator configured
 */
record SessionCookies(CookieSerializer open, CookieSerializer sealed) implements CookieSerializer {
    @Override
    public void writeCookieValue(CookieValue value) {
        of(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request).readCookieValues(request);
    }

    private CookieSerializer of(HttpServletRequest request) {
        return request.isSecure() ? sealed : open;
    }
}
