package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LoginDetailsTest {
    /** Somebody else under the same domain may set the plain name; it is not read where the prefixed one is expected. */
    @Test
    void aPlainCookieIsNoKnownBrowserByTls() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("RELAY_DEVICE", "planted"));
        assertThat(new LoginDetails(request).device()).isEqualTo("planted");
        request.setSecure(true);
        assertThat(new LoginDetails(request).device()).isNull();
        request.setCookies(new Cookie("__Secure-RELAY_DEVICE", "given"));
        assertThat(new LoginDetails(request).device()).isEqualTo("given");
    }
}
