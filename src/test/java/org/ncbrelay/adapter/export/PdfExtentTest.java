package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.adapter.export.PdfExtent.MOST_ROWS;
import static org.ncbrelay.adapter.export.SampleDocuments.section;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.Document.Section.SectionKind;

class PdfExtentTest {
    @Test
    void entriesAndRowsBeyondTheMostAreCountedAndEverythingElseIsThere() {
        Document document = SampleDocuments.dossier(
                SampleDocuments.EXTERNAL,
                List.of(
                        section(SectionKind.ENTRY, "Listing 1", MOST_ROWS - 10),
                        new Section(SectionKind.ENTRY, "Added", List.of(), "Wallet. ".repeat(1_000)),
                        section(SectionKind.ENTRY, "Listing 2", 1),
                        new Section(SectionKind.PRODUCT, "Product", List.of(), "Seller. ".repeat(5_000)),
                        section(SectionKind.FACTS, "Timeline", MOST_ROWS + 2)));

        PdfExtent extent = PdfExtent.of(document);

        assertThat(extent.sections()).extracting(Section::heading).containsExactly("Listing 1", "Product", "Timeline");
        assertThat(extent.sections().get(2).rows()).hasSize(MOST_ROWS);
        assertThat(extent.leftOut()).isEqualTo(4);
    }
}
