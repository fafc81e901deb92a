package org.ncbrelay.adapter.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.ncbrelay.start.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;

/** How the schema is brought up to date, by the application and by the tests alike. */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    /** Tables, keys, policies and what these call, forward only; then the functions, views and triggers as they are now, repeatable. */
    private static final String[] LOCATIONS = {"classpath:db/migration", "classpath:db/current"};
    /** Nodes that start at once compare and migrate one after the other. */
    private static final String TURN = "SELECT pg_try_advisory_lock(4711201906)";
    /**
     * A server that froze lets no one wait without end: a login has 10 s, and each answer half an hour, as one statement of a migration may
     * take long; both are our defaults. {@code spring.flyway.jdbc-properties.socketTimeout} is another limit, in seconds. The turn among
     * nodes that start at once is no answer: each asks for it every second.
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
                .locations(LOCATIONS)
                .jdbcProperties(driver)
                .placeholders(Map.of("applicationLogin", access.application().user()));
    }

    /**
     * Migrates at the start of the application, or refuses a database that does not answer, or that other migrations made: the schema
     * moves forward only, and what an unreleased version left behind is not continued. A schema that a newer version migrated stays as it
     * is: a node of this version that starts again would put its own functions back.
     *
     * @param database which one it is, to begin a sentence with
     * @param advice   what the operator does about one that is refused
     */
    public static FlywayMigrationStrategy orRefuse(String database, String advice) {
        return flyway -> {
            try (Connection turn = flyway.getConfiguration().getDataSource().getConnection();
                    Statement statement = turn.createStatement()) {
                while (!isItsTurn(statement)) LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                if (isOfANewerVersion(flyway)) LOG.info("A newer version migrated the schema; it stays as it is");
                else flyway.migrate();
            } catch (FlywayValidateException otherHistory) {
                throw new CannotStart(
                        database
                                + " was created by another version of NCB Relay, whose data this version cannot continue",
                        advice,
                        otherHistory);
            } catch (FlywayException | SQLException failed) {
                if (isConnectionLost(failed))
                    throw new DatabaseUnavailable(
                            database + " does not answer",
                            "Start PostgreSQL, or end what keeps it from answering, and start the relay again.",
                            failed);
                if (failed instanceof FlywayException flaw) throw flaw;
                throw new FlywayException("The turn to migrate did not come", failed);
            }
        };
    }

    private static boolean isItsTurn(Statement statement) throws SQLException {
        try (ResultSet turn = statement.executeQuery(TURN)) {
            return turn.next() && turn.getBoolean(1);
        }
    }

    /** Functions, views and triggers differ between versions, and so they may here; the numbered migrations of this version may not. */
    private static boolean isOfANewerVersion(Flyway flyway) {
        if (Arrays.stream(flyway.info().applied())
                .noneMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)) return false;
        for (var difference : flyway.validateWithResult().invalidMigrations)
            if (!difference.version.isEmpty())
                throw new FlywayValidateException(difference.errorDetails, "version " + difference.version);
        return true;
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
