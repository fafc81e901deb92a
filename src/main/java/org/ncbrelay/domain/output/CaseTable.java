package org.ncbrelay.domain.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lists of a request that analysts take into their own tools, and the columns of each. */
public enum CaseTable {
    LISTINGS(
            "platform platformType url sellerHandle firstSeenAt capturedAt stillOnline price.amount price.currency language"),
    SPECIMENS("taxon citesAppendix type quantity unit counted identification permitNumber"),
    PAYMENTS("method account provider amount currency paidAt"),
    SHIPMENTS("carrier trackingNumber from via to mode declaredAs shippedAt");

    private final List<String> columns;

    CaseTable(String columns) {
        this.columns = List.of(columns.split(" "));
    }

    /** @param rows with the names of the contract */
    public Table of(String reference, HandlingMarkings marks, List<Map<String, Object>> rows) {
        List<String> names = new ArrayList<>(List.of("reference"));
        columns.forEach(column -> names.add(column.replace(".a", "A").replace(".c", "C")));
        List<List<String>> cells =
                rows.stream().map(row -> cells(reference, row)).toList();
        return new Table(names, cells, Collections.nCopies(Math.max(1, cells.size()), marks));
    }

    private List<String> cells(String reference, Map<String, Object> row) {
        List<String> cells = new ArrayList<>(List.of(reference));
        columns.forEach(column -> cells.add(text(at(row, column))));
        return cells;
    }

    private static Object at(Map<String, Object> row, String path) {
        Object at = row;
        for (String name : path.split("\\.")) at = at instanceof Map<?, ?> map ? map.get(name) : null;
        return at;
    }

    private static String text(Object value) {
        if (value == null) return "";
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(" "))
                : value.toString();
    }
}
