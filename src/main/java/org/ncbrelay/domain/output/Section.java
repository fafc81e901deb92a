package org.ncbrelay.domain.output;

import java.util.List;
import java.util.Objects;

/**
 * A part of a document, its web addresses defanged.
 *
 * @param kind whether it is a product in its own right, or only describes the case
 * @param text what it says at length; null if it has rows only
 */
public record Section(SectionKind kind, String heading, List<Row> rows, String text) {
    public Section {
        Objects.requireNonNull(kind, "kind");
        heading = Defanged.text(heading);
        rows = List.copyOf(rows);
        text = Defanged.text(text);
    }

    /** A fact in one line. */
    public record Row(String label, String value) {
        public Row {
            value = Defanged.text(Objects.requireNonNull(value, label));
        }
    }

    /** What a section is. */
    public enum SectionKind {
        FACTS,
        PRODUCT
    }
}
