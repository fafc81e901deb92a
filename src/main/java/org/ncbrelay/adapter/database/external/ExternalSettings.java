package org.ncbrelay.adapter.database.external;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database outside; each from its environment variable.
 *
 * @param url      {@code RELAY_DATABASE_URL}, {@code jdbc:postgresql://…}
 * @param user     {@code RELAY_DATABASE_USER}
 * @param password {@code RELAY_DATABASE_PASSWORD}
 * @param tls      {@code RELAY_DATABASE_TLS}: how the way there is protected
 * @param owner    {@code RELAY_DATABASE_OWNER_USER} and {@code RELAY_DATABASE_OWNER_PASSWORD}; left out, the first login owns the tables
 */
@ConfigurationProperties("relay.database")
record ExternalSettings(
        String url,
        String user,
        String password,
        @DefaultValue("VERIFIED") Tls tls,
        @DefaultValue Owner owner) {
    /** {@code VERIFIED} is enforced in production; {@code NONE} leaves it to the address. */
    enum Tls {
        VERIFIED,
        NONE
    }

    record Owner(String user, String password) {}
}
