package org.ncbrelay.security.sessions;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;
import org.springframework.mock.web.MockHttpServletRequest;

/** Values of the session's cookie, one on each line: of a session are the first two that have the form of a secret, and its id is the digest. */
public class SessionCookieFuzzTest implements FuzzTarget {
    private static final HashedSessionIds IDS = new HashedSessionIds(HashedSessionIdsTest.cookies());

    public static void fuzzerTestOneInput(byte[] input) throws GeneralSecurityException {
        String[] values = Rules.text(input).split("\n", 20);
        MockHttpServletRequest request = new MockHttpServletRequest();
        Cookie[] sent = new Cookie[values.length];
        for (int i = 0; i < values.length; i++) sent[i] = new Cookie("JSESSIONID", values[i]);
        request.setCookies(sent);
        List<String> ids = IDS.resolveSessionIds(request);
        List<String> first = Stream.of(values)
                .filter(value -> value.length() == 43 && value.chars().allMatch(SessionCookieFuzzTest::isOfSecret))
                .distinct()
                .limit(2)
                .toList();
        holds(ids.size() == first.size(), () -> ids.size() + " sessions of " + first.size() + " secrets");
        for (int i = 0; i < first.size(); i++) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(first.get(i).getBytes(StandardCharsets.US_ASCII));
            same(
                    ids.get(i),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
                    "the id of " + first.get(i));
        }
    }

    private static boolean isOfSecret(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
