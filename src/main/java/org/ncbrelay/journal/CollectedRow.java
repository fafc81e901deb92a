package org.ncbrelay.journal;

import java.util.Map;

/**
 * A row that a repository adds, written together with the acts of its transaction.
 *
 * @param kind    of row, such as {@code clocks}; the store knows its table
 * @param columns by name; may be completed until the row is written
 */
public record CollectedRow(String kind, Map<String, Object> columns) implements Entry {
    boolean is(String kind, String column, Object value) {
        return this.kind.equals(kind) && value.equals(columns.get(column));
    }
}
