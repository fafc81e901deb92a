package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.MutableClock;
import org.springframework.mock.web.MockHttpServletRequest;

class KnownDevicesTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-02-03T10:15:30Z"));
    private final KnownDevices devices = new KnownDevices(clock);
    private final EngineUser officer = user("ncb.ken", "hash");

    @Test
    void aBrowserIsKnownForAQuarter() {
        String cookie = devices.remember(officer);
        assertThat(devices.nameOf(officer, cookie)).contains(cookie.substring(0, cookie.indexOf('.')));
        clock.advance(KnownDevices.REMEMBERED.minus(Duration.ofSeconds(1)));
        assertThat(devices.nameOf(officer, cookie)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(devices.nameOf(officer, cookie)).isEmpty();
    }

    @Test
    void itEndsWithThePasswordAndIsNobodyElses() {
        String cookie = devices.remember(officer);
        assertThat(devices.nameOf(user("ncb.ken", "another hash"), cookie)).isEmpty();
        assertThat(devices.nameOf(user("ncb.fra", "hash"), cookie)).isEmpty();
        assertThat(devices.nameOf(user("ncb.ken", null), cookie)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "a.99999999999999999.c", "a.9223372036854775807.c"})
    void whatWasMadeUpIsNotKnown(String cookie) {
        assertThat(devices.nameOf(officer, cookie)).isEmpty();
    }

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

    private static EngineUser user(String id, String hash) {
        return new EngineUser(id, hash, "salt", List.of("ncb-officers"), "KEN", null, null, 0, "0.0");
    }
}
