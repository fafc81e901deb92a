package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.Intelligence.Source;
import org.ncbrelay.domain.intelligence.Intelligence.Tlp;
import org.ncbrelay.domain.output.CaseTable;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.IntelligenceDocument;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.Exporter;
import org.ncbrelay.support.IntegrationTest;

/** Whatever the sources, restrictions and countries: no output lacks its caveat, no restricted country is addressed. */
@Tag(IntegrationTest.TAG)
class OutputsPropertyTest {
    private static final List<String> COUNTRIES = List.of("KEN", "FRA", "BRA", "IDN", "SGP", "VNM");

    private final Exporter exporter = Exporters.real();

    @Property(tries = 400)
    void noRestrictedCountryIsEverAddressed(@ForAll("intelligence") Intelligence intelligence) {
        assertThat(intelligence.addressees())
                .noneMatch(intelligence.restricted()::contains)
                .isSubsetOf(intelligence.countries());
        assertThat(intelligence.leftOut()).isSubsetOf(intelligence.restricted());
        assertThat(intelligence.addressees().size() + intelligence.leftOut().size())
                .isEqualTo(intelligence.countries().size());
    }

    @Property(tries = 400)
    void theCaveatFollowsFromTheSourceAlone(@ForAll("intelligence") Intelligence intelligence) {
        boolean external = intelligence.source().isExternal();
        Document document = IntelligenceDocument.forCountry(intelligence, Exporters.words(Locale.ENGLISH));

        assertThat(intelligence.caveat().isPresent()).isEqualTo(external);
        assertThat(document.marks().caveat().isPresent()).isEqualTo(external);
        assertThat(document.text().contains(Caveat.TEXT)).isEqualTo(external);
        if (external && intelligence.grading() != null)
            assertThat(document.text()).contains(intelligence.grading().toString());
    }

    @Property(tries = 400)
    void whoElseIsAddressedOrRestrictedIsNotForCountries(@ForAll("intelligence") Intelligence intelligence) {
        String text = IntelligenceDocument.forCountry(intelligence, Exporters.words(Locale.ENGLISH))
                .text();

        assertThat(COUNTRIES).noneMatch(text::contains);
    }

    @Property(tries = 100)
    void noProgramGetsExternalMaterialWithoutTheCaveat(@ForAll("intelligence") Intelligence intelligence)
            throws IOException {
        Document document = IntelligenceDocument.forInterpol(intelligence, Exporters.words(Locale.ENGLISH));
        String stix = new String(exporter.stix(document), StandardCharsets.UTF_8);
        String csv = new String(
                exporter.csv(CaseTable.PAYMENTS.of(
                        "KEN-2026-000017", document.marks(), List.of(Map.of("account", intelligence.title())))),
                StandardCharsets.UTF_8);

        assertThat(stix.contains(Caveat.TEXT)).isEqualTo(intelligence.source().isExternal());
        assertThat(csv.contains(Caveat.TEXT)).isEqualTo(intelligence.source().isExternal());
        assertThat(StixSchemas.violations(exporter.stix(document))).isEmpty();
    }

    @Property(tries = 15)
    void noPageOfExternalMaterialIsWithoutTheCaveat(@ForAll("intelligence") Intelligence intelligence)
            throws IOException {
        Document document = IntelligenceDocument.forCountry(intelligence, Exporters.words(Locale.ENGLISH));
        try (PDDocument pdf = Loader.loadPDF(exporter.pdf(document, SampleDocuments::content))) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++)
                assertThat(PdfDocumentTest.text(pdf, page).contains(Caveat.TEXT))
                        .isEqualTo(intelligence.source().isExternal());
        }
    }

    @Provide
    Arbitrary<Intelligence> intelligence() {
        Arbitrary<List<OrganisationCode>> some =
                Arbitraries.of(COUNTRIES).map(OrganisationCode::new).list().uniqueElements();
        Arbitrary<Source> sources = Combinators.combine(
                        Arbitraries.of(Source.Kind.class), words(40), Arbitraries.of(true, false))
                .as((kind, name, consents) -> new Source(kind, name, consents, null, List.of()));
        Arbitrary<Grading> grades = Combinators.combine(
                        Arbitraries.of("A", "B", "C", "X"), Arbitraries.of("1", "2", "3", "4"))
                .as(Grading::new);
        return Combinators.combine(
                        Combinators.combine(words(80), words(6000), sources).as(Head::new),
                        some.filter(countries -> !countries.isEmpty()),
                        some,
                        Arbitraries.of(Confidentiality.class),
                        words(300).injectNull(0.5),
                        Arbitraries.of(Tlp.class).injectNull(0.3),
                        grades.injectNull(0.3))
                .as((head, countries, restricted, level, conditions, tlp, grading) -> new Intelligence(
                        new CaseReference("INT-2026-000017"),
                        head.title(),
                        head.content(),
                        head.source(),
                        grading,
                        countries,
                        level,
                        restricted,
                        conditions,
                        tlp,
                        null,
                        null,
                        false,
                        false,
                        "analyst",
                        Instant.parse("2026-10-05T08:00:00Z")));
    }

    /** Lower-case words with lines, other scripts, markup and addresses among them; no code of a country. */
    private static Arbitrary<String> words(int length) {
        return Arbitraries.of("ivory ", "ngà voi ", "عاج ", "<b>&amp; ", "https://shop.example/a ", "=1+1 ", "\n", "€ ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(Math.max(1, length / 8))
                .map(parts -> String.join("", parts))
                .map(text -> "a" + text);
    }

    private record Head(String title, String content, Source source) {}
}
