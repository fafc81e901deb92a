package org.ncbrelay.security.tokens;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * The token of the program that reads the metrics, from the configuration of the relay and not from the database: while that is away, the
 * metrics are needed most. It opens nothing else.
 */
@Component
public final class MonitoringToken implements RequestMatcher {
    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    MonitoringToken(Setting setting) {
        this.token = setting.token().strip().getBytes(StandardCharsets.UTF_8);
    }

    /** @param token empty: there is none, and operators' own tokens are the only ones */
    @ConfigurationProperties("relay.monitoring")
    record Setting(@DefaultValue("") String token) {
        /** What no one guesses, whatever it is made of; our default. */
        private static final int SHORTEST = 32;

        Setting {
            if (!token.isBlank() && token.strip().length() < SHORTEST)
                throw new IllegalArgumentException(
                        "relay.monitoring.token must have at least " + SHORTEST + " characters");
        }
    }

    /** Whether the request was sent with it. */
    @Override
    public boolean matches(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return token.length > 0
                && header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        token, header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
}
