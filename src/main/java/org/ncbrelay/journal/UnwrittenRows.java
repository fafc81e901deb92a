package org.ncbrelay.journal;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Rows that the running transaction has collected. A statement that might read them has them written first. */
public interface UnwrittenRows {
    void writeRows();

    /** Writes what the running transaction has collected so far; acts stay until its end. */
    static void writeNow() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(UnwrittenRows.class::isInstance)
                .map(UnwrittenRows.class::cast)
                .forEach(UnwrittenRows::writeRows);
    }
}
