package org.ncbrelay.adapter.database.availability;

import java.sql.SQLTransientConnectionException;

/** There is no connection to be had now; later there may be. */
public final class DatabaseAwayException extends SQLTransientConnectionException {
    /** "The connection cannot be made", as the standard has it: nothing was sent. */
    private static final String UNABLE_TO_CONNECT = "08001";

    DatabaseAwayException() {
        super("the database does not answer", UNABLE_TO_CONNECT);
    }

    DatabaseAwayException(String reason, Throwable cause) {
        super(reason, UNABLE_TO_CONNECT, cause);
    }
}
