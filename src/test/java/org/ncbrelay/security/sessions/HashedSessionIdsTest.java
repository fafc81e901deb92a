package org.ncbrelay.security.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The browser has a secret, the session its digest. */
class HashedSessionIdsTest {
    private final HashedSessionIds ids = new HashedSessionIds(cookies());
    private final MockHttpServletResponse answer = new MockHttpServletResponse();

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void theCookieIsNotTheIdAndLeadsToIt() {
        MockHttpServletRequest first = request(null);
        String id = ids.generate();
        ids.setSessionId(first, answer, id);
        String secret = answer.getCookie("JSESSIONID").getValue();

        assertThat(id).hasSize(43).isNotEqualTo(secret);
        assertThat(ids.resolveSessionIds(request(secret))).containsExactly(id);
        assertThat(ids.resolveSessionIds(request(id))).as("what the table has").doesNotContain(id);
    }

    @Test
    void theCookieIsSentOnce() {
        MockHttpServletRequest request = request(null);
        String id = ids.generate();
        ids.setSessionId(request, answer, id);
        ids.setSessionId(request, answer, id);
        assertThat(answer.getHeaders("Set-Cookie")).hasSize(1);
    }

    @Test
    void theSecretIsThatOfTheRequest() {
        request("a".repeat(43));
        String id = ids.resolveSessionIds(request("a".repeat(43))).get(0);
        assertThat(ids.secretOf(id)).isEqualTo("a".repeat(43));
        request("b".repeat(43));
        assertThatThrownBy(() -> ids.secretOf(id)).isInstanceOf(IllegalStateException.class);
    }

    /** A stranger would otherwise have the database asked once for each of a hundred cookies. */
    @Test
    void ofManyCookiesTwoAreLookedFor() {
        MockHttpServletRequest request = request(null);
        request.setCookies(IntStream.range(0, 100)
                .mapToObj(number -> new Cookie("JSESSIONID", "%043d".formatted(number / 2)))
                .toArray(Cookie[]::new));
        assertThat(ids.resolveSessionIds(request)).hasSize(2).doesNotHaveDuplicates();
    }

    private static MockHttpServletRequest request(String cookie) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (cookie != null) request.setCookies(new Cookie("JSESSIONID", cookie));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        return request;
    }

    static DefaultCookieSerializer cookies() {
        DefaultCookieSerializer cookies = new DefaultCookieSerializer();
        cookies.setCookieName("JSESSIONID");
        cookies.setUseBase64Encoding(false);
        return cookies;
    }
}
