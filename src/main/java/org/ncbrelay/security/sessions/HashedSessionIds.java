package org.ncbrelay.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.ncbrelay.domain.Sha256;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Gives the browser a secret of 256 random bits, and the session the SHA-256 digest of it as its id: a reader of the table of sessions
 * has no cookie. A digest without salt or work suffices where nothing can be guessed (NIST SP 800-63B-4, 5.1: at least 64 bits).
 */
final class HashedSessionIds implements SessionIdGenerator, HttpSessionIdResolver {
    private static final String SECRETS = HashedSessionIds.class.getName() + ".secrets";
    private static final Pattern SECRET = Pattern.compile("[\\w-]{43}");
    /** Each is looked for in the database. A browser sends one, and one more of another path after an upgrade; our default. */
    private static final int MOST = 2;

    private final SecureRandom random = new SecureRandom();
    private final CookieSerializer cookie;

    HashedSessionIds(CookieSerializer cookie) {
        this.cookie = cookie;
    }

    /** A new id; its secret is kept for the length of the request, in which it goes to the browser. */
    @Override
    public String generate() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String id = digest(secret);
        secrets(current()).put(id, new Issued(secret, true));
        return id;
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return cookie.readCookieValues(request).stream()
                .filter(value -> SECRET.matcher(value).matches())
                .distinct()
                .limit(MOST)
                .map(secret -> known(secret, request))
                .toList();
    }

    private static String known(String secret, HttpServletRequest request) {
        String id = digest(secret);
        secrets(request).putIfAbsent(id, new Issued(secret, false));
        return id;
    }

    /** Called each time that a part of the answer is written; the cookie is written once. */
    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
        Issued issued = secrets(request).get(id);
        if (issued == null || !issued.unsent()) return;
        secrets(request).put(id, new Issued(issued.secret(), false));
        cookie.writeCookieValue(new CookieValue(request, response, issued.secret()));
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        cookie.writeCookieValue(new CookieValue(request, response, ""));
    }

    /**
     * The secret behind an id that this request brought or got.
     *
     * @throws IllegalStateException if it did neither
     */
    String secretOf(String id) {
        Issued issued = secrets(current()).get(id);
        if (issued == null) throw new IllegalStateException("the session is not of this request");
        return issued.secret();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Issued> secrets(HttpServletRequest request) {
        Object known = request.getAttribute(SECRETS);
        if (known != null) return (Map<String, Issued>) known;
        Map<String, Issued> fresh = new ConcurrentHashMap<>();
        request.setAttribute(SECRETS, fresh);
        return fresh;
    }

    private static HttpServletRequest current() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    private static String digest(String secret) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** @param unsent whether the browser does not have it yet */
    private record Issued(String secret, boolean unsent) {
        @Override
        public String toString() {
            return "a secret";
        }
    }
}
