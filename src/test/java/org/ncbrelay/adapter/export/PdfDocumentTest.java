package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.Document.Section.SectionKind;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.domain.output.Wording;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.Exporter;
import org.ncbrelay.support.IntegrationTest;

@IntegrationTest
class PdfDocumentTest {

    private final Exporter exporter = Exporters.real();

    @Test
    void everyPageCarriesMarksCaveatNumberAndDigest() throws IOException {
        Document document = SampleDocuments.intelligence();
        try (PDDocument pdf = opened(document)) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++)
                assertThat(text(pdf, page))
                        .contains(Caveat.TEXT)
                        .contains("CONFIDENTIAL · TLP:AMBER+STRICT")
                        .contains(document.marks().handling())
                        .contains("page " + page + " of " + pdf.getNumberOfPages())
                        .contains("SHA-256 of the text: " + document.sha256());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void itIsWrittenInTheReadersLanguageAndTheCaveatInItsOwnToo(String language) throws IOException {
        Wording wording = Exporters.words(Locale.forLanguageTag(language));
        Document document = SampleDocuments.intelligence(wording);
        try (PDDocument pdf = opened(document)) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                assertThat(text(pdf, page)).contains(Caveat.TEXT).doesNotContain("not an INTERPOL publication");
                // The letters of Arabic are joined in a PDF; their forms are not those of the words.
                if (!language.equals("ar"))
                    assertThat(text(pdf, page)).contains(wording.say("caveat"), wording.say("notInterpol"));
            }
        }
        assertThat(document.text()).contains(wording.say("caveat"), wording.say("level.CONFIDENTIAL"));
    }

    @Test
    void everyLetterOfArabicVietnameseAndFrenchIsThere() throws IOException {
        try (PDDocument pdf = opened(SampleDocuments.intelligence())) {
            String text = Normalizer.normalize(text(pdf, 1), Normalizer.Form.NFKC);
            assertThat(text).contains(SampleDocuments.VIETNAMESE, SampleDocuments.FRENCH);
            assertThat(text.codePoints()
                            .filter(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC)
                            .count())
                    .isGreaterThan(25);
            assertThat(text).doesNotContain("#", "\uFFFD");
            assertThat(fonts(pdf)).isNotEmpty().allMatch(PDFont::isEmbedded);
        }
    }

    /** As many as a field holds: whoever asks the font for each of them again and again would take minutes. */
    @Test
    void aLetterThatTheFontLacksLeavesItsPlaceMarkedAndTheRestReadable() throws IOException {
        String missing = "\uD840\uDC00\uFDFA".repeat(2000);
        HandlingMarkings marks =
                new HandlingMarkings(Confidentiality.RESTRICTED, missing + " \u0627\u200D and the end", null, false);
        try (PDDocument pdf = opened(SampleDocuments.dossier(marks))) {
            assertThat(text(pdf, 1)).contains("\uFFFD").doesNotContain("\uD840\uDC00");
            StringBuilder whole = new StringBuilder();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) whole.append(text(pdf, page));
            assertThat(whole)
                    .contains("and the end", "marked \uFFFD; the text file has them.")
                    .doesNotContain("##");
        }
    }

    @Test
    void aTitleMayHaveAnyCharacter() throws IOException {
        HandlingMarkings marks = new HandlingMarkings(Confidentiality.RESTRICTED, null, null, false);
        String title = "Ivory\u000B\u0000\uFFFE\uFFFF\uD840 of \u8C61";
        try (PDDocument pdf = opened(SampleDocuments.dossier(marks, title, List.of()))) {
            assertThat(pdf.getDocumentInformation().getTitle()).endsWith("Ivory      of \u8C61");
            assertThat(text(pdf, 1)).contains("Ivory of \uFFFD");
        }
    }

    @Test
    void nothingInAPdfCanBeFollowedOrRun() throws IOException {
        try (PDDocument pdf = opened(SampleDocuments.intelligence())) {
            assertThat(text(pdf, 1).replace("[.] ", "[.]"))
                    .contains("hxxps://user@savanna-market[.]example:8443/item/88121?x=1")
                    .contains("www[.]shells[.]example")
                    .contains("<script src=\"hxxps://evil[.]example/x.js\">")
                    .doesNotContain("https://");
            for (PDPage page : pdf.getPages()) assertThat(page.getAnnotations()).isEmpty();
        }
    }

    @Test
    void theTextIsTaggedForReadersWhoCannotSee() throws IOException {
        HandlingMarkings marks = new HandlingMarkings(Confidentiality.RESTRICTED, null, null, false);
        try (PDDocument pdf = opened(SampleDocuments.dossier(marks))) {
            var catalogue = pdf.getDocumentCatalog();
            assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
            assertThat(catalogue.getLanguage()).isEqualTo("en");
            assertThat(catalogue.getStructureTreeRoot().getK()).isNotNull();
            assertThat(catalogue.getMetadata().exportXMPMetadata().readAllBytes())
                    .asString()
                    .contains("pdfuaid:part");
            assertThat(catalogue.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(text(pdf, 1)).contains("RESTRICTED").doesNotContain(Caveat.TEXT);
        }
    }

    @Test
    void aPictureOfTheReportIsInItAndNothingIsLoadedFromElsewhere() throws IOException {
        HandlingMarkings marks = new HandlingMarkings(Confidentiality.RESTRICTED, null, null, false);
        try (PDDocument pdf = opened(SampleDocuments.withPicture(marks))) {
            PDResources resources = pdf.getPage(0).getResources();
            List<PDImageXObject> pictures = new ArrayList<>();
            for (COSName name : resources.getXObjectNames())
                if (resources.getXObject(name) instanceof PDImageXObject picture) pictures.add(picture);
            assertThat(pictures)
                    .singleElement()
                    .satisfies(picture -> assertThat(picture.getWidth()).isEqualTo(40));
            assertThat(text(pdf, 1)).contains("!(hxxp://127");
        }
    }

    /** HandlingMarkings that would fill a page are shortened on each, never left out, and stand in full before the text. */
    @ParameterizedTest
    @ValueSource(strings = {"Only for the officers named. ", "Line\n", "\uD840\uDC00"})
    void marksOfAnyLengthLeaveRoomForTheText(String words) throws IOException {
        String handling = words.repeat(4000 / words.codePointCount(0, words.length()) - 5) + "The end";
        HandlingMarkings marks = new HandlingMarkings(Confidentiality.RESTRICTED, handling, null, true);
        try (PDDocument pdf = opened(SampleDocuments.dossier(marks))) {
            StringBuilder whole = new StringBuilder();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                String text = text(pdf, page);
                assertThat(text).contains("RESTRICTED", Caveat.TEXT);
                whole.append(text);
            }
            assertThat(whole).contains("The end");
        }
    }

    @Test
    void whereEntriesAreLeftOutItSaysHowManyAndWhereTheyAre() throws IOException {
        HandlingMarkings marks = new HandlingMarkings(Confidentiality.RESTRICTED, null, null, false);
        List<Section> sections = List.of(
                SampleDocuments.section(SectionKind.ENTRY, "Listing 1", 3),
                SampleDocuments.section(SectionKind.ENTRY, "Listing 2", PdfExtent.MOST_ROWS),
                SampleDocuments.section(SectionKind.FACTS, "Timeline", 2));
        try (PDDocument pdf = opened(SampleDocuments.dossier(marks, sections))) {
            assertThat(text(pdf, 1))
                    .contains("too long: 1 entries. The dossier as text", "Listing 1", "Timeline")
                    .doesNotContain("Listing 2");
        }
    }

    private PDDocument opened(Document document) throws IOException {
        return Loader.loadPDF(exporter.pdf(document, SampleDocuments::content));
    }

    static String text(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf).replaceAll("\\s+", " ");
    }

    private static List<PDFont> fonts(PDDocument pdf) {
        return IntStream.range(0, pdf.getNumberOfPages())
                .mapToObj(pdf::getPage)
                .flatMap(page -> StreamSupport.stream(
                                page.getResources().getFontNames().spliterator(), false)
                        .map(name -> font(page, name)))
                .toList();
    }

    private static PDFont font(PDPage page, COSName name) {
        try {
            return page.getResources().getFont(name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
