package org.ncbrelay.security.bodies;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the whole body of a request may take to come, from the first byte that is waited for; all our defaults. A sender that falls
 * silent is cut earlier, by {@code server.tomcat.connection-timeout}.
 *
 * @param longest       of JSON and forms: {@link #LARGEST} at 140 kbit/s
 * @param longestUpload of a file: 26 MB at 350 kbit/s
 * @param longestLogin  of the form of the login, which is read for an unknown user
 */
@ConfigurationProperties("relay.body")
public record BodyLimits(
        @DefaultValue("30s") Duration longest,
        @DefaultValue("10m") Duration longestUpload,
        @DefaultValue("5s") Duration longestLogin) {
    /** Bytes of JSON or of a form; ten times the longest request that we can imagine. Uploads have a limit of their own. */
    public static final int LARGEST = 512 * 1024;

    /**
     * Bytes of the form of the login: a name, a password of 128 characters and a token, each character written as twelve; or what a
     * passkey signed, which is some 2 KiB.
     */
    static final int LARGEST_LOGIN = 8 * 1024;

    Duration of(SentBody kind) {
        return switch (kind) {
            case LOGIN -> longestLogin;
            case UPLOAD -> longestUpload;
            case OTHER -> longest;
        };
    }
}
