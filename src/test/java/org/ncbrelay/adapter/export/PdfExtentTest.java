package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.adapter.export.PdfExtent.MOST_ROWS;
import static org.ncbrelay.adapter.export.SampleDocuments.section;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.Document.Section.SectionKind;
import org.ncbrelay.domain.product.Picture;
import org.ncbrelay.store.support.ReportPictures;

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
        assertThat(extent.entriesLeftOut()).isEqualTo(4);
    }

    @Test
    void picturesOfAllReportsTogetherAreAtMostAsLargeAsThoseOfOne() {
        List<Picture> six = Stream.generate(() -> picture(ReportPictures.MOST_BYTES / 4))
                .limit(6)
                .toList();
        Document document = SampleDocuments.dossier(
                SampleDocuments.EXTERNAL,
                List.of(report(six.subList(0, 3)), report(six.subList(2, 5)), report(six.subList(5, 6))));

        PdfExtent extent = PdfExtent.of(document);

        assertThat(extent.sections())
                .extracting(Section::pictures)
                .containsExactly(six.subList(0, 3), six.subList(2, 4), List.of());
        assertThat(extent.picturesLeftOut()).isEqualTo(2);
    }

    private static Picture picture(int size) {
        return new Picture(
                UUID.randomUUID(),
                SampleDocuments.PICTURE.reference(),
                "MENTORING",
                "image/jpeg",
                "5f".repeat(32),
                size,
                "analyst",
                SampleDocuments.PICTURE.addedAt());
    }

    private static Section report(List<Picture> pictures) {
        return new Section(SectionKind.PRODUCT, "Product", List.of(), "Words", "Words", pictures, null);
    }
}
