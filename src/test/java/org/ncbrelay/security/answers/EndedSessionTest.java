package org.ncbrelay.security.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.InvalidCsrfTokenException;

/** Pages are read again after the login; what a form sent is not carried out, and its sender is told why. */
class EndedSessionTest {
    private final EndedSession ended = new EndedSession();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void aTokenOfAnEarlierSessionIsRefusedAsThat() throws Exception {
        MockHttpServletRequest form = request("POST");
        ended.handle(form, response, new InvalidCsrfTokenException(new DefaultCsrfToken("X", "_csrf", "new"), "old"));
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(form.getAttribute(EndedSession.ATTRIBUTE)).isEqualTo(true);
    }

    @Test
    void whatARoleMayNotDoIsNoEndOfASession() throws Exception {
        MockHttpServletRequest form = request("POST");
        ended.handle(form, response, new AccessDeniedException("role"));
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(form.getAttribute(EndedSession.ATTRIBUTE)).isNull();
    }

    private static MockHttpServletRequest request(String method) {
        return new MockHttpServletRequest(method, "/cases/KEN-2026-000001/messages");
    }
}
