package org.ncbrelay.journal;

import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Passage;

/** What the journal collects, in the order in which it was recorded. */
public sealed interface Entry permits Act, OutgoingLetter, Entry.CollectedRow, Entry.NodePassage {
    /**
     * A row that a repository adds, written together with the acts of its transaction.
     *
     * @param kind    of row, such as {@code clocks}; the store knows its table
     * @param columns by name; may be completed until the row is written
     */
    record CollectedRow(String kind, Map<String, Object> columns) implements Entry {
        boolean is(String kind, String column, Object value) {
            return this.kind.equals(kind) && value.equals(columns.get(column));
        }
    }

    /** A passage of a case through a node of a diagram. */
    record NodePassage(Passage passage) implements Entry {}

    /**
     * An entry and who recorded it.
     *
     * @param acting empty where no one acts, as while operators decide on accounts
     */
    record Recorded(Optional<Officer> acting, Entry entry) {}
}
