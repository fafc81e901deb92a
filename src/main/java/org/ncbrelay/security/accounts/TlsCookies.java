package org.ncbrelay.security.accounts;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Names of cookies with the prefixes by which a browser keeps them (RFC 6265bis, 4.1.3; OWASP ASVS 5.0, 3.3.1 and 3.3.3). The name
 * follows each request: only what came by TLS, here or at a proxy that the operator configured, has a prefix, because a browser would
 * drop such a cookie otherwise. Whoever claims TLS without having it drops the own cookie, and nobody else's.
 */
public final class TlsCookies {
    private static final String FOR_THIS_HOST = "__Host-";
    private static final String BY_TLS = "__Secure-";

    private TlsCookies() {}

    /** For a cookie of all paths. */
    public static String host(String name, HttpServletRequest request) {
        return request.isSecure() ? FOR_THIS_HOST + name : name;
    }

    /** For a cookie of one path, which the stricter prefix does not allow. */
    public static String ofPath(String name, HttpServletRequest request) {
        return request.isSecure() ? BY_TLS + name : name;
    }
}
