package org.ncbrelay.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlierRequestTest {
    private final Map<String, Object> earlier = new HashMap<>(Map.of(
            "title",
            "Ivory on a market",
            "urgency",
            "URGENT",
            "urgencyReason",
            "The seller moves",
            "retentionUntil",
            "2027-01-31",
            "neutralityDeclared",
            true,
            "directContact",
            Map.of("requested", true, "scope", "Three accounts", "until", "2027-05-31"),
            "agency",
            Map.of("name", "Wildlife Crime Unit", "caseNumber", "WCU-17"),
            "specimens",
            List.of(Map.of("taxon", "Loxodonta africana", "citesAppendix", "I"))));

    @Test
    void whatWasWrittenIsCopied() {
        assertThat(EarlierRequest.copy(earlier)).containsEntry("title", "Ivory on a market");
    }

    @Test
    void whatWasDeclaredAskedAndDecidedForThatCaseIsNot() {
        Map<String, Object> copy = EarlierRequest.copy(earlier);

        assertThat(copy)
                .doesNotContainKeys(
                        "neutralityDeclared", "retentionUntil", "urgency", "urgencyReason", "directContact");
        assertThat(copy).containsEntry("agency", Map.of("name", "Wildlife Crime Unit"));
        assertThat(copy).containsEntry("specimens", List.of(Map.of("taxon", "Loxodonta africana")));
    }

    /** Its caveat goes wherever its data go; its consent was given for one case. */
    @Test
    void anExternalSourceStaysNamedButHasNotConsented() {
        earlier.put("externalSource", Map.of("name", "A wildlife trust", "consentToShare", true));

        assertThat(EarlierRequest.copy(earlier)).containsEntry("externalSource", Map.of("name", "A wildlife trust"));
    }

    @Test
    void theEarlierRequestItselfStaysAsItIs() {
        EarlierRequest.copy(earlier);

        assertThat(earlier).containsKeys("neutralityDeclared", "retentionUntil");
        assertThat(earlier.get("agency")).isEqualTo(Map.of("name", "Wildlife Crime Unit", "caseNumber", "WCU-17"));
    }
}
