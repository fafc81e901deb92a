package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.WholeTest;

/** The register of agencies: everybody reads their own country's, the head of the NCB decides. */
@WholeTest
record AgenciesTest(Caller http) {
    @Test
    void theHeadOfTheBureauApprovesAndEndsTheApproval() {
        Answer approved = decide("ncbhead.sgp", "SGP-WTIB", true).with(200);
        assertThat(approved.json().path("approved").asBoolean()).isTrue();
        assertThat(approved.field("decidedBy")).isEqualTo("ncbhead.sgp");
        assertThat(approved.field("since")).isNotBlank();
        assertThat(decide("ncbhead.sgp", "SGP-WTIB", false)
                        .with(200)
                        .json()
                        .path("approved")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whatIsWrongWithADecisionIsNamed() {
        assertThat(http.put("ncbhead.sgp", "/api/agencies/SGP-WTIB/approval", Map.of("approved", "yes"))
                        .with(400)
                        .badFields())
                .containsExactly("approved", "reason");
    }

    /** Whatever is sent, the answer does not tell whether there is such an agency. */
    @Test
    void theHeadOfAnotherBureauNeitherAddsNorChangesAnAgency() {
        Map<String, String> entry = Map.of("name", "Harbour Police", "mailAddress", "desk@harbour.example");
        for (String code : List.of("SGP-HARB", "SGP-WTIB"))
            for (Map<String, String> sent :
                    List.of(entry, Map.of("mailAddress", "desk@harbour.example"), Map.<String, String>of()))
                http.put("ncbhead.fra", "/api/agencies/" + code, sent).with(404);

        assertThat(http.get("ncbhead.sgp", "/api/agencies").with(200).text()).doesNotContain("Harbour Police");
    }

    @Test
    void theRegisterShowsTheOwnCountryOnly() {
        JsonNode items =
                http.get("agency.sgp", "/api/agencies").with(200).json().path("items");
        assertThat(items)
                .isNotEmpty()
                .allSatisfy(agency ->
                        assertThat(agency.path("organisation").asText()).isEqualTo("SGP"));
    }

    private Answer decide(String user, String code, boolean approved) {
        return http.put(
                user,
                "/api/agencies/" + code + "/approval",
                Map.of("approved", approved, "reason", "As decided by the bureau"));
    }
}
