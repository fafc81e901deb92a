package org.ncbrelay.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Stands for the token against forged requests where a form without a script uploads a file: the body of an upload is not read before it is
 * known who sends it, so that the token cannot be in it. The proof is in the address. It is computed from the token of the session for this
 * one address, and a reader of it there can do nothing else with it, and nothing without the session.
 */
public final class UploadProof implements RequestMatcher {
    private static final Pattern ADDRESS =
            Pattern.compile(".*/(?:requests|intelligence)/drafts/[0-9a-fA-F-]{36}/evidence/plain");
    private static final Pattern SENT = Pattern.compile("proof=([0-9a-f]{64})");

    private final CsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();

    /** The proof for an address, of the session of the request; empty without one. */
    public String of(HttpServletRequest request, String path) {
        CsrfToken token = tokens.loadToken(request);
        return token == null ? "" : code(token, path);
    }

    /** Whether an upload proves that a page of its own session made its form. */
    @Override
    public boolean matches(HttpServletRequest request) {
        CsrfToken token = tokens.loadToken(request);
        if (token == null || !ADDRESS.matcher(request.getRequestURI()).matches()) return false;
        // Not as a parameter: to find one, the container would read the body.
        Matcher sent = SENT.matcher(request.getQueryString() == null ? "" : request.getQueryString());
        return sent.matches()
                && MessageDigest.isEqual(
                        sent.group(1).getBytes(StandardCharsets.US_ASCII),
                        code(token, request.getRequestURI()).getBytes(StandardCharsets.US_ASCII));
    }

    private static String code(CsrfToken token, String path) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, token.getToken()).hmacHex(path);
    }
}
