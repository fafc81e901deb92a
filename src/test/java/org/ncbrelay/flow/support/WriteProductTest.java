package org.ncbrelay.flow.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.ANALYST;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.deployment.DraftedTerms;
import org.ncbrelay.domain.deployment.TermsOfReference;
import org.ncbrelay.domain.product.Picture;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.fakes.Samples;

class WriteProductTest {
    private final FakeRelay relay = new FakeRelay();
    private final WriteProduct write = relay.writing();

    @ParameterizedTest
    @CsvSource({
        "IST_DEPLOYMENT, MISSION_REPORT",
        "COORDINATION_MEETING, MINUTES",
        "INFORMATION_SHARING, ANALYTICAL_REPORT",
        "MENTORING, ADVICE_NOTE"
    })
    void whateverIsWrittenOnExternalMaterialNamesItsSource(Capability capability, String kind) {
        relay.cases.has(Samples.request(
                CaseStatus.IN_SUPPORT,
                "KEN-WCIU",
                AGENCY.userId(),
                Map.of("externalSource", Map.of("name", "A wildlife trust", "consentToShare", true))));

        write.write(REFERENCE, capability, kind, "Title", "Text", false, null, "analyst", ANALYST);

        Product written = relay.products.draft(REFERENCE, capability, kind).orElseThrow();
        assertThat(written.externalSources()).containsExactly("A wildlife trust");
    }

    @Test
    void theReportOfATeamHasTheLevelOfItsTerms() {
        relay.cases.has(Samples.request(CaseStatus.IN_SUPPORT, "KEN-WCIU", AGENCY.userId(), Map.of()));
        relay.terms.add(new DraftedTerms(1, terms(), "analyst", Samples.NOW));

        write.write(
                REFERENCE,
                Capability.IST_DEPLOYMENT,
                "MISSION_REPORT",
                "Title",
                "Text",
                false,
                null,
                "analyst",
                ANALYST);
        write.write(REFERENCE, Capability.MENTORING, "ADVICE_NOTE", "Title", "Text", false, null, "analyst", ANALYST);

        assertThat(relay.written)
                .extracting(Product::confidentiality)
                .containsExactly(Confidentiality.CONFIDENTIAL, Confidentiality.RESTRICTED);
    }

    private static TermsOfReference terms() {
        return new TermsOfReference(
                "Read nine phones",
                "Act on wildlife, section 92",
                "Wildlife Crime Investigation Unit",
                "Nairobi",
                LocalDate.of(2026, 10, 12),
                5,
                "Digital forensics",
                "Arrests",
                "Two experts",
                "They stay with the host",
                Confidentiality.CONFIDENTIAL,
                TermsOfReference.MediaRule.HOST_ONLY,
                TermsOfReference.CostBearer.HOST,
                "+254 20 000 000",
                "Daily");
    }

    @Test
    void aPictureOfAnotherCaseIsRefusedAndThoseOfTheReportAreShownToItsReaders() {
        relay.cases.has(Samples.request(CaseStatus.IN_SUPPORT, "KEN-WCIU", AGENCY.userId(), Map.of()));
        Picture own = picture(REFERENCE);
        Picture foreign = picture(new CaseReference("FRA-2026-000001"));
        relay.added.add(foreign);

        for (Picture one : List.of(own, foreign))
            assertThatThrownBy(() -> writePicture(one)).hasMessageContaining("not added to a report of this case");
        relay.added.add(own);
        writePicture(own);

        assertThat(relay.shown).containsExactly(own.id());
    }

    private void writePicture(Picture picture) {
        String text = "![The shop](picture:" + picture.id() + ")";
        write.write(REFERENCE, Capability.MENTORING, "ADVICE_NOTE", "Title", text, true, null, "analyst", ANALYST);
    }

    private static Picture picture(CaseReference reference) {
        return new Picture(UUID.randomUUID(), reference, "MENTORING", "image/png", "00", 1, "analyst", Samples.NOW);
    }

    @Test
    void theWordsAloneAreKeptBesideMarkdown() {
        relay.cases.has(Samples.request(CaseStatus.IN_SUPPORT, "KEN-WCIU", AGENCY.userId(), Map.of()));

        write.write(
                REFERENCE,
                Capability.MENTORING,
                "ADVICE_NOTE",
                "Title",
                "# One\n\n- *two*",
                true,
                null,
                "analyst",
                ANALYST);

        Product written = relay.products
                .draft(REFERENCE, Capability.MENTORING, "ADVICE_NOTE")
                .orElseThrow();
        assertThat(written.body()).isEqualTo("One\n\n- two");
        assertThat(written.formatted()).isEqualTo("# One\n\n- *two*");
    }
}
