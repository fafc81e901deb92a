package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class TlsCookiesTest {
    @Test
    void aNameHasItsPrefixWhereTheRequestCameByTls() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        assertThat(TlsCookies.host("relay", request)).isEqualTo("relay");
        assertThat(TlsCookies.ofPath("relay", request)).isEqualTo("relay");
        request.setSecure(true);
        assertThat(TlsCookies.host("relay", request)).isEqualTo("__Host-relay");
        assertThat(TlsCookies.ofPath("relay", request)).isEqualTo("__Secure-relay");
    }

    /** Somebody else under the same domain may set the plain name; it is not read where the prefixed one is expected. */
    @Test
    void aPlainCookieIsNoKnownBrowserByTls() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie(LoginDetails.COOKIE, "planted"));
        assertThat(new LoginDetails(request).device()).isEqualTo("planted");
        request.setSecure(true);
        assertThat(new LoginDetails(request).device()).isNull();
    }
}
