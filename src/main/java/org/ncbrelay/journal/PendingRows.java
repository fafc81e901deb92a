package org.ncbrelay.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.journal.Entry.CollectedRow;
import org.springframework.stereotype.Component;

/**
 * Takes the rows that repositories add, to be written together with the acts of the running transaction, or before the next statement
 * that might read them.
 */
@Component
public class PendingRows {
    private final CollectingJournal journal;

    PendingRows(CollectingJournal journal) {
        this.journal = journal;
    }

    /**
     * @param kind    of row, as the {@link JournalStore} knows it
     * @param columns by name
     */
    public void add(String kind, Map<String, Object> columns) {
        journal.collect(new CollectedRow(kind, new HashMap<>(columns)));
    }

    /** Says whether the running transaction has collected and not yet written a row with this value. */
    public boolean has(String kind, String column, Object value) {
        return rows(kind, column, value).findAny().isPresent();
    }

    /**
     * Fills in a column of a row that is not written yet.
     *
     * @return false if there is none: the row has to be changed where it is
     */
    public boolean complete(String kind, String column, Object value, Map<String, Object> more) {
        Optional<CollectedRow> row = rows(kind, column, value).findFirst();
        row.ifPresent(found -> found.columns().putAll(more));
        return row.isPresent();
    }

    /**
     * Who answered a user task of a case in the running transaction, whose passages are written at its end.
     *
     * @param node diagram and node
     */
    public static Optional<String> answeredBy(CaseReference reference, String node) {
        return CollectingJournal.running().flatMap(pending -> pending.answeredBy(reference, node));
    }

    /** Writes the rows that the running transaction has collected so far, before a statement that might read them; acts stay until its end. */
    public static void writeNow() {
        CollectingJournal.running().ifPresent(PendingEntries::writeRows);
    }

    private static Stream<CollectedRow> rows(String kind, String column, Object value) {
        return CollectingJournal.running().stream()
                .flatMap(PendingEntries::rows)
                .filter(row -> row.is(kind, column, value));
    }
}
