package org.ncbrelay.adapter.database.availability;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGProperty;

/**
 * The connection of the watch. It stays, so that a question costs one round trip; one that ended for another reason than silence, such
 * as an administrator who ended it, is made anew at once before anything is concluded.
 */
final class OwnConnection implements DatabaseWatch.Question {
    /** A standby answers, but nothing can be written there. */
    private static final String IS_STANDBY = "SELECT pg_is_in_recovery()";

    /** Of a login: no step of it may take longer, nor may finding the host. The driver counts whole seconds. */
    private static final Duration LOGIN = Duration.ofSeconds(1);

    private static final String READ_ONLY = "25006";

    private final Driver driver = new org.postgresql.Driver();
    private final String url;
    private final Properties login = new Properties();
    private final Duration answerWithin;
    private Connection connection;

    OwnConnection(String url, Properties driver, Duration answerWithin) {
        this.url = url;
        this.answerWithin = answerWithin;
        login.putAll(driver);
        PhysicalConnections.bound(login, LOGIN);
        login.setProperty(PGProperty.APPLICATION_NAME.getName(), "ncb-relay-watch");
    }

    @Override
    public void ask() throws SQLException {
        if (connection != null) {
            long asked = System.nanoTime();
            try {
                read();
                return;
            } catch (SQLException failure) {
                close();
                if (READ_ONLY.equals(failure.getSQLState()) || isOver(asked)) throw failure;
            }
        }
        open();
        try {
            read();
        } catch (SQLException failure) {
            close();
            throw failure;
        }
    }

    private boolean isOver(long since) {
        return System.nanoTime() - since >= answerWithin.toNanos();
    }

    private void open() throws SQLException {
        connection = driver.connect(url, login);
        if (connection == null) throw new SQLException("not the address of a PostgreSQL database");
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(answerWithin.toMillis()));
    }

    private void read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(IS_STANDBY)) {
            row.next();
            if (row.getBoolean(1))
                throw new SQLException("the server is a standby: nothing can be written there", READ_ONLY);
        }
    }

    /** Without a farewell, for which a server that hangs would let us wait. */
    @Override
    public void close() {
        if (connection == null) return;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            // It is closed either way.
        }
        connection = null;
    }
}
