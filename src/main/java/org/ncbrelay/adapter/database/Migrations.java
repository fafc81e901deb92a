package org.ncbrelay.adapter.database;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.ncbrelay.config.start.CannotStart;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;

/** How the schema is brought up to date, by the application and by the tests alike. */
public final class Migrations {
    /**
     * A server that froze lets nobody wait without end: a login has 10 s, and each answer half an hour, as one statement of a migration may
     * take long; both are our defaults. {@code spring.flyway.jdbc-properties.socketTimeout} is another limit, in seconds. The turn among
     * nodes that start at once is no answer: Flyway asks for it every second.
     */
    private static final Map<String, String> LIMITS = Map.of("loginTimeout", "10", "socketTimeout", "1800");

    private Migrations() {}

    /** Runs the migrations as the owner and tells them whom to make a member of {@link DatabaseAccess#ROLE}. */
    public static FluentConfiguration configure(FluentConfiguration configuration, DatabaseAccess access) {
        Map<String, String> driver = new HashMap<>(DatabaseAccess.DRIVER);
        driver.putAll(LIMITS);
        driver.putAll(configuration.getJdbcProperties());
        return configuration
                .dataSource(access.url(), access.owner().user(), access.owner().password())
                .jdbcProperties(driver)
                .placeholders(Map.of("applicationLogin", access.application().user()));
    }

    /**
     * Migrates at the start of the application, or refuses a database that does not answer, or that other migrations made: the schema
     * moves forward only, and what an unreleased version left behind is not continued.
     *
     * @param database which one it is, to begin a sentence with
     * @param advice   what the operator does about one that is refused
     */
    public static FlywayMigrationStrategy orRefuse(String database, String advice) {
        return flyway -> {
            try {
                flyway.migrate();
            } catch (FlywayValidateException otherHistory) {
                throw new CannotStart(
                        database
                                + " was created by another version of NCB Relay, whose data this version cannot continue",
                        advice,
                        otherHistory);
            } catch (FlywayException failed) {
                if (!isConnectionLost(failed)) throw failed;
                throw new DatabaseUnavailable(
                        database + " does not answer",
                        "Start PostgreSQL, or end what keeps it from answering, and start the relay again.",
                        failed);
            }
        };
    }

    /** Class 08 of the SQL standard, which the driver also gives to an answer that did not come in time. */
    private static boolean isConnectionLost(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith("08")) return true;
        return false;
    }
}
