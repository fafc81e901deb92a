package org.ncbrelay.adapter.export;

import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.Document.Section.Row;
import org.ncbrelay.domain.output.Document.Section.SectionKind;

/**
 * What one PDF has of a document: a case has entries and events without limit, and while a PDF is written, each row takes 30 kB of the
 * heap.
 *
 * @param leftOut how many entries and rows it has not
 */
record PdfExtent(List<Section> sections, int leftOut) {
    /** Of all entries together, and of any other section; our default ("Memory" in docs/operations.md). */
    static final int MOST_ROWS = 2_000;

    /** They take as much as a row. */
    private static final int CHARACTERS = 300;

    static PdfExtent of(Document document) {
        List<Section> printed = new ArrayList<>();
        int leftOut = 0;
        int rows = 0;
        for (Section section : document.sections()) {
            if (section.kind() == SectionKind.ENTRY) rows += rows(section);
            if (section.kind() == SectionKind.ENTRY && rows > MOST_ROWS) leftOut++;
            else {
                printed.add(shortened(section));
                leftOut += Math.max(0, section.rows().size() - MOST_ROWS);
            }
        }
        return new PdfExtent(printed, leftOut);
    }

    private static int rows(Section section) {
        int text = section.text() == null ? 0 : section.text().length() / CHARACTERS;
        return section.rows().size() + text;
    }

    private static Section shortened(Section section) {
        if (section.rows().size() <= MOST_ROWS) return section;
        List<Row> rows = section.rows().subList(0, MOST_ROWS);
        return new Section(
                section.kind(),
                section.heading(),
                rows,
                section.text(),
                section.formatted(),
                section.pictures(),
                section.product());
    }
}
