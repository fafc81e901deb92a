package org.ncbrelay.security.sessions;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;
import org.springframework.mock.web.MockHttpServletRequest;

/** Values of the session's cookie, one on each line: of a session is only what has the form of a secret, and its id is the digest. */
public class SessionCookieFuzzTest implements FuzzTarget {
    private static final HashedSessionIds IDS = new HashedSessionIds(HashedSessionIdsTest.cookies());

    public static void fuzzerTestOneInput(byte[] input) throws GeneralSecurityException {
        String[] values = Rules.text(input).split("\n", 20);
        MockHttpServletRequest request = new MockHttpServletRequest();
        Cookie[] sent = new Cookie[values.length];
        for (int i = 0; i < values.length; i++) sent[i] = new Cookie("JSESSIONID", values[i]);
        request.setCookies(sent);
        List<String> ids = IDS.resolveSessionIds(request);
        int next = 0;
        for (String value : values) {
            if (value.length() != 43 || !value.chars().allMatch(SessionCookieFuzzTest::isOfSecret)) continue;
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            same(ids.get(next++), Base64.getUrlEncoder().withoutPadding().encodeToString(digest), "the id of " + value);
        }
        int known = next;
        holds(ids.size() == known, () -> ids.size() + " sessions of " + known + " secrets");
    }

    private static boolean isOfSecret(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
