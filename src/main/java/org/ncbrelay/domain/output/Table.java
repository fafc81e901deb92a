package org.ncbrelay.domain.output;

import java.util.List;

/**
 * Rows of equal length under their columns, web addresses defanged; every row is given its marks.
 *
 * @param columns names of the contract
 * @param marks   of each row; a table without rows has marks too, as it still says what it is
 */
public record Table(List<String> columns, List<List<String>> rows, List<HandlingMarkings> marks) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> row.stream().map(Defanged::text).toList())
                .toList();
        marks = List.copyOf(marks);
        if (marks.size() != Math.max(1, rows.size())) throw new IllegalArgumentException("each row has its marks");
        for (List<String> row : rows)
            if (row.size() != columns.size()) throw new IllegalArgumentException("a row does not fit its columns");
    }
}
