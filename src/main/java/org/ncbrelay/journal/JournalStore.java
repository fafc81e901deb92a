package org.ncbrelay.journal;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.journal.Entry.Recorded;

/** Writes what a transaction recorded. */
public interface JournalStore {
    /**
     * Writes all entries into the running transaction, in one statement: entries of one kind in their order, and each as the officer who
     * recorded it, for the row-level security of the tables.
     *
     * @param at the moment of all acts
     */
    void write(List<Recorded> entries, Instant at);
}
