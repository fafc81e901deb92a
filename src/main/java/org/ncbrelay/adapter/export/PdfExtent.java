package org.ncbrelay.adapter.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.Document.Section.Row;
import org.ncbrelay.domain.output.Document.Section.SectionKind;
import org.ncbrelay.domain.product.Picture;
import org.ncbrelay.store.support.ReportPictures;

/**
 * What one PDF has of a document: a case has entries, events and reports without limit, and while a PDF is written, each row takes 30 kB of
 * the heap, and a picture up to four times its size.
 *
 * @param entriesLeftOut how many entries and rows it has not
 */
record PdfExtent(List<Section> sections, int entriesLeftOut, int picturesLeftOut) {
    /** Of all entries together, and of any other section; our default ("Memory" in docs/operations.md). */
    static final int MOST_ROWS = 2_000;

    /** They take as much as a row. */
    private static final int CHARACTERS = 300;

    static PdfExtent of(Document document) {
        Set<Picture> pictures = document.sections().stream()
                .flatMap(section -> section.pictures().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Picture> shown = first(pictures);
        List<Section> printed = new ArrayList<>();
        int entriesLeftOut = 0;
        int rows = 0;
        for (Section section : document.sections()) {
            if (section.kind() == SectionKind.ENTRY) rows += rows(section);
            if (section.kind() == SectionKind.ENTRY && rows > MOST_ROWS) entriesLeftOut++;
            else {
                printed.add(shortened(section, shown));
                entriesLeftOut += Math.max(0, section.rows().size() - MOST_ROWS);
            }
        }
        return new PdfExtent(printed, entriesLeftOut, pictures.size() - shown.size());
    }

    private static Set<Picture> first(Set<Picture> pictures) {
        Set<Picture> first = new LinkedHashSet<>();
        long bytes = 0;
        for (Picture picture : pictures) if ((bytes += picture.size()) <= ReportPictures.MOST_BYTES) first.add(picture);
        return first;
    }

    private static int rows(Section section) {
        int text = section.text() == null ? 0 : section.text().length() / CHARACTERS;
        return section.rows().size() + text;
    }

    private static Section shortened(Section section, Set<Picture> shown) {
        List<Row> rows = section.rows();
        return new Section(
                section.kind(),
                section.heading(),
                rows.size() <= MOST_ROWS ? rows : rows.subList(0, MOST_ROWS),
                section.text(),
                section.formatted(),
                section.pictures().stream().filter(shown::contains).toList(),
                section.product());
    }
}
