package org.ncbrelay.adapter.database.external;

import java.util.Locale;
import java.util.Set;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.DatabaseUnavailable;
import org.ncbrelay.adapter.database.Login;
import org.ncbrelay.adapter.database.Migrations;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/** Reads where the database is and refuses what no one should run with. */
@Configuration(proxyBeanMethods = false)
@Profile("!demo")
class ExternalDatabaseConfiguration {
    private static final Set<String> KNOWN_TO_EVERYBODY = Set.of(
            "wildlife-demo",
            "postgres",
            "password",
            "changeme",
            "change-me",
            "secret",
            "admin",
            "demo",
            "relay",
            "relay_app",
            "relay_owner");

    @Bean
    DatabaseAccess databaseAccess(ExternalSettings settings, Environment environment) {
        return access(settings, environment);
    }

    /** @throws DatabaseUnavailable at the first setting that is missing or refused */
    static DatabaseAccess access(ExternalSettings settings, Environment environment) {
        String url = required(settings.url(), "RELAY_DATABASE_URL");
        if (!url.startsWith("jdbc:postgresql:"))
            throw new DatabaseUnavailable(
                    "RELAY_DATABASE_URL is not the address of a PostgreSQL database",
                    "Set it to jdbc:postgresql://<host>:5432/<database>.");
        Login application = new Login(
                required(settings.user(), "RELAY_DATABASE_USER"),
                secret(settings.password(), "RELAY_DATABASE_PASSWORD"));
        boolean verified = settings.tls() == ExternalSettings.Tls.VERIFIED
                && environment.acceptsProfiles(Profiles.of("production"));
        return new DatabaseAccess(
                verified ? DatabaseTls.verified(url) : url, application, owner(settings, application));
    }

    @Bean
    FlywayMigrationStrategy migrateOrRefuse() {
        return Migrations.orRefuse(
                "The database of RELAY_DATABASE_URL",
                "Run the version that created it, or set RELAY_DATABASE_URL to an empty database.");
    }

    private static Login owner(ExternalSettings settings, Login application) {
        if (StringUtils.hasText(settings.owner().user()))
            return new Login(
                    settings.owner().user(), secret(settings.owner().password(), "RELAY_DATABASE_OWNER_PASSWORD"));
        return application;
    }

    private static String secret(String value, String variable) {
        String secret = required(value, variable);
        if (KNOWN_TO_EVERYBODY.contains(secret.toLowerCase(Locale.ROOT)))
            throw new DatabaseUnavailable(
                    variable + " is a password of demonstrations, known to everybody",
                    "Give that login a password of its own and set " + variable + " to it.");
        return secret;
    }

    private static String required(String value, String variable) {
        if (StringUtils.hasText(value)) return value;
        throw new DatabaseUnavailable(
                variable + " is not set",
                "Set RELAY_DATABASE_URL, RELAY_DATABASE_USER and RELAY_DATABASE_PASSWORD, or start "
                        + "without SPRING_PROFILES_ACTIVE=production to try the relay with an embedded database.");
    }
}
