package org.ncbrelay.adapter.database.availability;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.port.DatabaseState.Failure;

/**
 * The pool of the application. It waits for a free connection in short turns, and looks before each whether the database is there at all:
 * a caller who waits when it goes away waits no longer than one turn.
 */
public final class RelayPool extends HikariDataSource {
    /** One turn. Hikari accepts half of it at least; a shorter one would only put those who wait out of their order more often. */
    private static final Duration TURN = Duration.ofMillis(500);

    /** For the answer of one idle connection to whether it is alive. A whole database that hangs is noticed by the watch. */
    private static final Duration LIVENESS = Duration.ofSeconds(1);

    private final DatabaseState state;
    private final Duration patience;

    /**
     * @param connections what the pool lends
     * @param patience    how long a request waits for one while all are lent
     */
    public RelayPool(PhysicalConnections connections, DatabaseState state, Duration patience) {
        this.state = state;
        this.patience = patience;
        connections.tellAlso(this::getDataSourceProperties);
        setDataSource(connections);
        setConnectionTimeout(TURN.toMillis());
        setValidationTimeout(LIVENESS.toMillis());
        setExceptionOverrideClassName(NotedFailures.class.getName());
    }

    @Override
    public Connection getConnection() throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            if (state.isAway()) throw refused(Failure.AWAY, "the database does not answer", null);
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException none) {
                if (state.isAway()) throw refused(Failure.AWAY, "the database does not answer", none);
                if (System.nanoTime() - end >= 0) throw refused(Failure.BUSY, "all connections are lent", none);
            }
        }
    }

    private static SQLException refused(Failure kind, String reason, SQLException cause) {
        NotedFailures.note(kind);
        return PhysicalConnections.refused(reason, cause);
    }
}
