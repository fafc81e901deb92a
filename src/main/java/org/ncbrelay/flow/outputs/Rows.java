package org.ncbrelay.flow.outputs;

import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.output.Document.Section.Row;

/** Collects the facts of a section; what is not known is left out. */
public final class Rows {
    private final List<Row> rows = new ArrayList<>();

    Rows add(String label, Object value) {
        if (value != null && !value.toString().isBlank()) rows.add(new Row(label, value.toString()));
        return this;
    }

    List<Row> list() {
        return rows;
    }
}
