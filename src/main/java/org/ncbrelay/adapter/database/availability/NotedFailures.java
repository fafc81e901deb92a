package org.ncbrelay.adapter.database.availability;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Optional;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.port.DatabaseState.Failure;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Notes at the running request what failed on the side of the database. Between the failure and the answer stand the engine and its API,
 * which keep nothing of an exception but words; whoever answers looks at the note. The pool asks this class at every exception.
 */
public final class NotedFailures implements SQLExceptionOverride {
    /** Hikari decides about the connection as it does without this class. (The annotation is named in full: what it decides has the same name.) */
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        DatabaseFailures.kind(failure).ifPresent(NotedFailures::note);
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
}
