package org.ncbrelay.adapter.iis;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where cases are recorded; all our defaults.
 *
 * @param mode           {@code LOCAL} is the registry in our own database, {@code HTTP} a system outside
 * @param url            of the system outside, {@code https}; {@code http} only on this machine
 * @param token          bearer token, from {@code RELAY_IIS_TOKEN}
 * @param connectTimeout until the connection is made; our default is 5 s
 * @param readTimeout    until the answer is there; our default is 20 s
 */
@ConfigurationProperties("relay.iis")
record IisSettings(
        @DefaultValue("LOCAL") Mode mode,
        URI url,
        String token,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout) {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    IisSettings {
        requireBounds("relay.iis.connect-timeout", connectTimeout);
        requireBounds("relay.iis.read-timeout", readTimeout);
        if (mode == Mode.HTTP) {
            if (!isProtected(url))
                throw new IllegalArgumentException("relay.iis.url must be an https address, or http on this machine");
            if (token == null || token.isBlank()) throw new IllegalArgumentException("RELAY_IIS_TOKEN is needed");
        }
    }

    enum Mode {
        LOCAL,
        HTTP
    }

    /** A token must not end up in a log. */
    @Override
    public String toString() {
        return "IisSettings[mode=" + mode + ", url=" + url + "]";
    }

    private static boolean isProtected(URI url) {
        if (url == null || url.getHost() == null) return false;
        return "https".equals(url.getScheme())
                || "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost());
    }

    private static void requireBounds(String property, Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException(property + " must be 100ms to 1m");
    }
}
