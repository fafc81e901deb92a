package org.ncbrelay.domain.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.intelligence.Intelligence.Source;
import org.ncbrelay.domain.request.Confidentiality;

class IntelligenceTest {
    private static final Source OWN = Source.onCase(new CaseReference("KEN-2026-000001"));

    @Test
    void everyExternalSourceIsNamedOnceByItsWholeName() {
        Intelligence unit = from(Source.external("Reptile Watch Kenya", true));
        Intelligence both = unit.restingOn(from(Source.external("Reptile Watch", true)));

        assertThat(both.source().name()).isEqualTo("Reptile Watch Kenya, Reptile Watch");
        assertThat(both.restingOn(unit).source().name()).isEqualTo("Reptile Watch Kenya, Reptile Watch");
        Intelligence own = from(OWN).restingOn(unit);
        assertThat(from(OWN).restingOn(own).source().name()).isEqualTo("INTERPOL, Reptile Watch Kenya");
    }

    private static Intelligence from(Source source) {
        return new Intelligence(
                new CaseReference("INT-2026-000001"),
                "Ivory",
                "Three accounts share one wallet.",
                source,
                null,
                List.of(new OrganisationCode("FRA")),
                Confidentiality.RESTRICTED,
                List.of(),
                null,
                null,
                null,
                null,
                false,
                false,
                "analyst",
                Instant.EPOCH);
    }
}
