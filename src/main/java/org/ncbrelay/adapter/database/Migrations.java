package org.ncbrelay.adapter.database;

import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;

/** How the schema is brought up to date, by the application and by the tests alike. */
public final class Migrations {
    private Migrations() {}

    /** Runs the migrations as the owner and tells them whom to make a member of {@link DatabaseAccess#ROLE}. */
    public static FluentConfiguration configure(FluentConfiguration configuration, DatabaseAccess access) {
        return configuration
                .dataSource(access.url(), access.owner().user(), access.owner().password())
                .jdbcProperties(DatabaseAccess.DRIVER)
                .placeholders(Map.of("applicationLogin", access.application().user()));
    }

    /**
     * Migrates at the start of the application, or refuses a database that other migrations made: the schema moves forward only,
     * and what an unreleased version left behind is not continued.
     *
     * @param database which one it is, to begin a sentence with
     * @param advice   what the operator does about one that is refused
     */
    public static FlywayMigrationStrategy orRefuse(String database, String advice) {
        return flyway -> {
            try {
                flyway.migrate();
            } catch (FlywayValidateException otherHistory) {
                throw new DatabaseUnavailable(
                        database
                                + " was created by another version of NCB Relay, whose data this version cannot continue",
                        advice,
                        otherHistory);
            }
        };
    }
}
