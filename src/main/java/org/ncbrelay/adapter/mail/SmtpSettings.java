package org.ncbrelay.adapter.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server, for the transport {@code SMTP}; each from its environment variable.
 *
 * @param host     {@code RELAY_MAIL_HOST}; needed
 * @param port     {@code RELAY_MAIL_PORT}
 * @param username {@code RELAY_MAIL_USERNAME}; without one the relay does not log in
 * @param password {@code RELAY_MAIL_PASSWORD}
 * @param security {@code RELAY_MAIL_SECURITY}: how the connection is protected
 * @param timeout  {@code RELAY_MAIL_TIMEOUT}: for connecting, for each answer and for each write; our default is 10 s
 */
@ConfigurationProperties("relay.mail")
record SmtpSettings(
        String host,
        @DefaultValue("587") int port,
        String username,
        String password,
        @DefaultValue("STARTTLS") Security security,
        @DefaultValue("10s") Duration timeout) {
    SmtpSettings {
        if (port < 1 || port > 65_535) throw new IllegalArgumentException("relay.mail.port must be 1 to 65535");
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofSeconds(20)) > 0)
            throw new IllegalArgumentException("relay.mail.timeout must be 100ms to 20s");
    }

    /** {@code STARTTLS} refuses a server that does not offer it; {@code NONE} is for servers on the same machine and tests. */
    enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    boolean hasLogin() {
        return username != null && !username.isBlank();
    }
}
