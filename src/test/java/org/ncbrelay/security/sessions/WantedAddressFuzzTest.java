package org.ncbrelay.security.sessions;

import static org.ncbrelay.fuzz.Rules.holds;

import java.net.URI;
import java.util.Locale;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A page that somebody wanted before the login, its query on the second line, the browser on the third: the login leads to no other host. */
public class WantedAddressFuzzTest implements FuzzTarget {
    private static final RequestedAddress WANTED = new RequestedAddress();

    public static void fuzzerTestOneInput(byte[] input) {
        String[] lines = Rules.lines(input, 3);
        String path = lines[0] == null ? "" : lines[0];
        // Whatever is no path does not come through Tomcat (RFC 9112, 3.2).
        if (!path.startsWith("/")
                || path.chars().anyMatch(c -> c <= 0x20 || c > 0x7E || "\"<>[\\]^`{|}#?".indexOf(c) >= 0)) return;
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setQueryString(lines[1]);
        request.addHeader("Accept", "text/html");
        if (lines[2] != null) request.addHeader("User-Agent", lines[2]);
        WANTED.saveRequest(request, new MockHttpServletResponse());
        var saved = WANTED.getRequest(request, new MockHttpServletResponse());
        SessionPlace.Device device = SessionPlace.Device.of(lines[2]);
        holds(device.browser().length() < 20 && device.system().length() < 20, () -> "a long device: " + device);
        if (saved == null) return;
        String address = saved.getRedirectUrl();
        holds(
                address.startsWith("/") && !address.startsWith("//") && address.length() <= 2000,
                () -> "leads to " + address);
        String host = host(address);
        holds(host == null, () -> "leads to the host " + host);
    }

    private static String host(String address) {
        try {
            return URI.create("http://relay.example")
                            .resolve(address)
                            .getHost()
                            .toLowerCase(Locale.ROOT)
                            .equals("relay.example")
                    ? null
                    : address;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
