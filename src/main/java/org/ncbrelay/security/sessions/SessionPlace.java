package org.ncbrelay.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.security.accounts.RelayUser;
import org.springframework.http.HttpHeaders;

/**
 * Where and when a user logged in, for the list of that person's sessions.
 *
 * @param since   the moment of the login
 * @param stamp   of the password at the login, as {@link RelayUser#stamp()}
 * @param browser as {@link Device} has it
 * @param system  as {@link Device} has it
 * @param address network address
 */
record SessionPlace(Instant since, String stamp, String browser, String system, String address)
        implements Serializable {
    /** Name of the session's attribute. */
    static final String ATTRIBUTE = "relay.place";

    static SessionPlace of(RelayUser user, HttpServletRequest request) {
        Device device = Device.of(request.getHeader(HttpHeaders.USER_AGENT));
        return new SessionPlace(
                user.loggedInAt(), user.stamp(), device.browser(), device.system(), request.getRemoteAddr());
    }

    /**
     * What a browser says it is, in the names that people know it by. Anybody may send any {@code User-Agent}: the names are ours, chosen by
     * what the header contains, and nothing of the header itself is kept.
     *
     * @param browser empty if it is none that is known
     * @param system  empty if it is none that is known
     */
    record Device(String browser, String system) {
        /** In this order: Edge and Opera say that they are Chrome too, and Chrome that it is Safari. */
        private static final List<Map.Entry<String, String>> BROWSERS = List.of(
                Map.entry("Edg", "Edge"),
                Map.entry("OPR/", "Opera"),
                Map.entry("SamsungBrowser/", "Samsung Internet"),
                Map.entry("Firefox/", "Firefox"),
                Map.entry("FxiOS/", "Firefox"),
                Map.entry("CriOS/", "Chrome"),
                Map.entry("HeadlessChrome/", "Chrome"),
                Map.entry("Chrome/", "Chrome"),
                Map.entry("Safari/", "Safari"));

        /** Android says that it is Linux too, and a telephone of Apple that it is like Mac OS X. */
        private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
                Map.entry("Windows", "Windows"),
                Map.entry("Android", "Android"),
                Map.entry("iPhone", "iOS"),
                Map.entry("iPad", "iPadOS"),
                Map.entry("Macintosh", "macOS"),
                Map.entry("CrOS", "ChromeOS"),
                Map.entry("Linux", "Linux"));

        /** @param userAgent as it was sent; may be null, and anything */
        static Device of(String userAgent) {
            String said = userAgent == null ? "" : userAgent;
            return new Device(first(BROWSERS, said), first(SYSTEMS, said));
        }

        private static String first(List<Map.Entry<String, String>> names, String said) {
            return names.stream()
                    .filter(name -> said.contains(name.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }
}
