package org.ncbrelay.domain.output;

import java.util.List;

/**
 * Rows of equal length under their columns, web addresses defanged; every row is given the marks.
 *
 * @param columns names of the contract
 */
public record Table(List<String> columns, List<List<String>> rows, HandlingMarkings marks) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> row.stream().map(Defanged::text).toList())
                .toList();
        for (List<String> row : rows)
            if (row.size() != columns.size()) throw new IllegalArgumentException("a row does not fit its columns");
    }
}
