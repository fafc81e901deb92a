package org.ncbrelay.flow.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.ANALYST;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.fakes.Samples;

class WriteProductTest {
    private final FakeRelay relay = new FakeRelay();
    private final WriteProduct write =
            new WriteProduct(relay.cases, relay.products, relay.drafts, relay.texts, relay.journal, relay.clock);

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
