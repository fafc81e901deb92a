package org.ncbrelay.adapter.database.availability;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.port.DatabaseState.Failure;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Notes at the running request what failed on the side of the database. Between the failure and the answer stand the engine and its API,
 * which keep nothing of an exception but words; the answer looks at the note. The pool asks this class at every exception.
 * Failures of a database are told from those of a statement by PostgreSQL's codes (its documentation, appendix A).
 */
public final class NotedFailures implements SQLExceptionOverride {
    /** Connection; insufficient resources, such as a full disk; shutdown or crash; a failure of its files. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "58");

    /** Shutdown by an administrator, by a crash, and "not yet"; the server's own end of an idle session; read only, as a standby is. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25006");

    /** A statement or a wait for a lock took too long; a deadlock; a conflict of two transactions. */
    private static final Set<String> BUSY = Set.of("57014", "55P03", "40P01", "40001");

    /** Hikari decides about the connection as it does without this class. (The annotation is named in full: what it decides has the same name.) */
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        kind(failure).ifPresent(NotedFailures::note);
        return Override.CONTINUE_EVICT;
    }

    /** The first failure counts: what follows, such as the rollback on a connection that is lost, follows from it. */
    static void note(Failure kind) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) return;
        Optional<Object> before =
                Optional.ofNullable(request.getAttribute(DatabaseState.FAILURE, RequestAttributes.SCOPE_REQUEST));
        if (before.isEmpty()) request.setAttribute(DatabaseState.FAILURE, kind, RequestAttributes.SCOPE_REQUEST);
    }

    /** @return empty where the statement itself was wrong or refused */
    static Optional<Failure> kind(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() < 2) return Optional.empty();
        if (AWAY.contains(state) || AWAY_CLASSES.contains(state.substring(0, 2))) return Optional.of(Failure.AWAY);
        return BUSY.contains(state) ? Optional.of(Failure.BUSY) : Optional.empty();
    }
}
