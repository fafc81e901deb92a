package org.ncbrelay.port;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the database goes on with the history that was sealed outside it, or was rolled back to an older state, by a restore or by a person
 * who wants to undo what was done. After a rollback all nodes are read-only for officers until two operators have confirmed a restore.
 */
public interface DatabaseHistory {
    /** As of the last comparison; costs nothing. Empty while the history goes on. */
    Optional<Rollback> rollback();

    /** Compares what is known outside the database with the database now, and reads what other nodes have noticed. */
    void compare();

    /**
     * Confirms, in the running transaction of two operators, that a backup was restored, and notes it in the chain of every organisation.
     * Officers work on as soon as the transaction is committed.
     *
     * @param witness of the {@link Rollback}
     * @throws org.ncbrelay.domain.Refusal.Conflict if no such rollback waits
     */
    void confirmRestore(long witness);

    /**
     * A state of the database that lacks what a node knows of.
     *
     * @param witness   number of the newest checkpoint outside the database
     * @param sealedAt  when that checkpoint was made
     * @param noticedAt when a node noticed
     */
    record Rollback(long witness, Instant sealedAt, Instant noticedAt) {}
}
