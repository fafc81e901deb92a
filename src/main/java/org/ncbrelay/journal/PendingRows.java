package org.ncbrelay.journal;

import java.util.Map;

/**
 * Takes the rows that repositories add, to be written together with the acts of the running transaction, or before the next statement
 * that might read them.
 */
public interface PendingRows {
    /**
     * @param kind    of row, as the {@link JournalStore} knows it
     * @param columns by name
     */
    void add(String kind, Map<String, Object> columns);

    /** Says whether the running transaction has collected and not yet written a row with this value. */
    boolean has(String kind, String column, Object value);

    /**
     * Fills in a column of a row that is not written yet.
     *
     * @return false if there is none: the row has to be changed where it is
     */
    boolean complete(String kind, String column, Object value, Map<String, Object> more);

    /** Writes the rows that the running transaction has collected so far, before a statement that might read them; acts stay until its end. */
    static void writeNow() {
        CollectingJournal.running().ifPresent(PendingEntries::writeRows);
    }
}
