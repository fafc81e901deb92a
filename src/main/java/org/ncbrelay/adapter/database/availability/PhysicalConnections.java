package org.ncbrelay.adapter.database.availability;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Makes the connections that the pool lends, and can cut all of them at once: anyone who waits for an answer on one fails at that moment.
 * None is made while the database is away, so that a pool which tries again and again is not itself caught in a login.
 */
public final class PhysicalConnections extends SimpleDriverDataSource {
    private static final Logger LOG = LoggerFactory.getLogger(PhysicalConnections.class);

    private final DatabaseTimeouts timeouts;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    /** To close a connection under TLS may itself wait for the other end. */
    private final ExecutorService cutting = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "cut-connection");
        thread.setDaemon(true);
        return thread;
    });

    private volatile boolean away;
    private volatile Supplier<Properties> further = Properties::new;

    /**
     * @param url      JDBC address of a PostgreSQL database
     * @param driver   what else the driver is told, user and password among it
     * @param timeouts bounds of a login and of an answer
     */
    public PhysicalConnections(String url, Properties driver, DatabaseTimeouts timeouts) {
        super(new org.postgresql.Driver(), url, driver);
        this.timeouts = timeouts;
    }

    /** What the pool is told for the driver in addition ({@code spring.datasource.hikari.data-source-properties}). */
    void tellAlso(Supplier<Properties> properties) {
        further = properties;
    }

    private Properties properties() {
        Properties all = new Properties();
        all.putAll(getConnectionProperties());
        all.putAll(further.get());
        bound(all, timeouts.login());
        return all;
    }

    /** Bounds each wait of a login, in whole seconds as the driver counts. */
    static void bound(Properties login, Duration longest) {
        String seconds = Long.toString(Math.max(1, longest.toSeconds()));
        login.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), seconds);
        login.setProperty(PGProperty.SOCKET_TIMEOUT.getName(), seconds);
        login.setProperty(PGProperty.CANCEL_SIGNAL_TIMEOUT.getName(), seconds);
        login.setProperty(
                PGProperty.SSL_RESPONSE_TIMEOUT.getName(), Long.toString(Math.min(longest.toMillis(), 5_000)));
        // A peer that is gone without a word is found out by the operating system, in the end.
        login.setProperty(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
    }

    /** @throws SQLException at once while the database is away */
    @Override
    public Connection getConnection() throws SQLException {
        if (away) throw refused("the database does not answer", null);
        Connection made = getConnectionFromDriver(properties());
        made.setNetworkTimeout(Runnable::run, Math.toIntExact(timeouts.answer().toMillis()));
        forgetClosed();
        open.add(made);
        if (away) cut(made);
        return made;
    }

    /** There is no connection to be had now, later there may be: "the connection cannot be made", as the standard has it. */
    static SQLException refused(String reason, Throwable cause) {
        return new SQLTransientConnectionException(reason, "08001", cause);
    }

    /** Logins are bounded by the driver. */
    @Override
    public void setLoginTimeout(int seconds) {}

    /** Cuts every connection and makes no other one until {@link #allow}. */
    void cutAll() {
        away = true;
        open.forEach(this::cut);
        open.clear();
    }

    void allow() {
        away = false;
    }

    private void cut(Connection connection) {
        try {
            connection.abort(cutting);
        } catch (SQLException gone) {
            LOG.debug("a connection was gone before it was cut", gone);
        }
    }

    private void forgetClosed() {
        open.removeIf(PhysicalConnections::isClosed);
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException gone) {
            return true;
        }
    }
}
