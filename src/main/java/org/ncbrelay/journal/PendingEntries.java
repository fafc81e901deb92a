package org.ncbrelay.journal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.transaction.support.TransactionSynchronization;

/** What one transaction has recorded and not yet written; dropped when it is rolled back. */
class PendingEntries implements TransactionSynchronization {
    private final JournalWriter writer;
    private final CurrentOfficer officers;
    private final Instant at;
    private final Queue<Pending> entries = new ArrayDeque<>();
    private boolean committing;

    /** @param at the moment of all acts of the transaction */
    PendingEntries(JournalWriter writer, CurrentOfficer officers, Instant at) {
        this.writer = writer;
        this.officers = officers;
        this.at = at;
    }

    /** @param acting empty where nobody acts, as while operators decide on accounts */
    void add(Entry entry, Optional<Officer> acting) {
        entries.add(new Pending(entry, acting));
        // Spring calls beforeCommit once: whoever records after that, in a synchronization of their own, must not be
        // lost.
        if (committing) write();
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        committing = true;
        write();
    }

    /** The walls of the database let an act in only as the organisation of whoever recorded it. */
    void write() {
        while (!entries.isEmpty()) {
            Optional<Officer> acting = entries.peek().acting();
            if (acting.isEmpty() || acting.equals(now())) writeAllOf(acting);
            else
                officers.as(acting.get(), () -> {
                    writeAllOf(acting);
                    return null;
                });
        }
    }

    private void writeAllOf(Optional<Officer> acting) {
        while (!entries.isEmpty() && entries.peek().acting().equals(acting))
            writer.write(entries.remove().entry(), at);
    }

    private Optional<Officer> now() {
        return officers.isPresent() ? Optional.of(officers.officer()) : Optional.empty();
    }

    private record Pending(Entry entry, Optional<Officer> acting) {}
}
