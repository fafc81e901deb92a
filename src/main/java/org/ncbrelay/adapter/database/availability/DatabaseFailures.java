package org.ncbrelay.adapter.database.availability;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.port.DatabaseState.Failure;

/** Tells the failures of a database from those of a statement, by PostgreSQL's codes (its documentation, appendix A). */
final class DatabaseFailures {
    /** Connection; insufficient resources, such as a full disk; shutdown or crash; a failure of its files. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "58");

    /** Shutdown by an administrator, by a crash, and "not yet"; the server's own end of an idle session; read only, as a standby is. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25006");

    /** A statement or a wait for a lock took too long; a deadlock; a conflict of two transactions. */
    private static final Set<String> BUSY = Set.of("57014", "55P03", "40P01", "40001");

    private DatabaseFailures() {}

    /** @return empty where the statement itself was wrong or refused */
    static Optional<Failure> kind(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() < 2) return Optional.empty();
        if (AWAY.contains(state) || AWAY_CLASSES.contains(state.substring(0, 2))) return Optional.of(Failure.AWAY);
        return BUSY.contains(state) ? Optional.of(Failure.BUSY) : Optional.empty();
    }
}
