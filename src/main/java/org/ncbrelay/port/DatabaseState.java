package org.ncbrelay.port;

import java.time.Duration;

/** Whether the database can be had at this moment, as this node sees it. */
public interface DatabaseState {
    /**
     * Attribute of a request that met a failure of the database, not of its own: the connection was lost, none could be had, or the
     * server was too busy. Its value is a {@link Failure}.
     */
    String FAILURE = "org.ncbrelay.database.failure";

    /** Attribute of a request in which an act was committed: whatever fails behind it, the act is done. Its value is {@code true}. */
    String COMMITTED = "org.ncbrelay.database.committed";

    /** @return true from the moment at which the database stopped answering until it answers again */
    boolean isAway();

    /** What became of the database while a request was carried out. */
    enum Failure {
        /** There was no connection, or it was lost. */
        AWAY,
        /** It answers, but could not do this in time; or the node has too much of the kind to do, and did not begin. */
        BUSY
    }

    /**
     * The database answers this node again.
     *
     * @param away for how long it did not
     */
    record DatabaseReturned(Duration away) {}
}
