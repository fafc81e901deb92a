package org.ncbrelay.domain.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.domain.request.Urgency;

class SupportCaseTest {
    @Test
    void neitherRestrictedCountriesNorTheCountryItselfAreInvolved() {
        assertThat(request(Map.of("countriesInvolved", List.of("SGP", "THA", "KEN", "SGP")), "THA")
                        .involvedCountries())
                .containsExactly(new OrganisationCode("SGP"));
    }

    /** What the request states is no address of the relay. */
    @Test
    void theLettersOfAnAgencyWithoutAnAddressGoToThatOfItsOrganisation() {
        assertThat(Addressee.agency(request(Map.of("agency", Map.of("email", "anybody@elsewhere.example")), "THA"))
                        .mail())
                .isEmpty();
    }

    private static SupportCase request(Map<String, Object> content, String restricted) {
        return new SupportCase(
                new CaseReference("KEN-2026-000001"),
                "KEN-WCIU",
                "agency.ken",
                Instant.EPOCH,
                CaseStatus.IN_SUPPORT,
                "A case",
                Urgency.ROUTINE,
                Confidentiality.RESTRICTED,
                null,
                List.of(Capability.COORDINATION_MEETING),
                List.of(new OrganisationCode(restricted)),
                LocalDate.of(2028, 1, 1),
                false,
                1,
                content,
                List.of(),
                true,
                "Wildlife Crime Unit",
                null);
    }
}
