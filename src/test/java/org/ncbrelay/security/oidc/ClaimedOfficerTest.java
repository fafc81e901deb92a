package org.ncbrelay.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimedOfficerTest {
    private static final OidcSettings.Provider KENYA =
            ClaimedOfficerFuzzTest.provider(List.of("KEN"), null, Map.of(), List.of());

    @Test
    void aNameShowsNothingButItselfAndFitsTheEngine() {
        ClaimedOfficer officer = claimed("Ami\u202Ena\0 \u200BOtieno", "\u0646\u0627\u0645\u0647\u200C\u0627\u06CC");
        assertThat(officer.firstName()).isEqualTo("Amina Otieno");
        assertThat(officer.lastName()).isEqualTo("\u0646\u0627\u0645\u0647\u200C\u0627\u06CC");
        String longest = claimed("\uD840\uDC00".repeat(300), "x").firstName();
        assertThat(longest.codePointCount(0, longest.length())).isEqualTo(255);
    }

    @Test
    void aNameOfWhichNothingIsSeenIsNone() {
        assertThat(claimed("\u200B\u3164", "\u202E").firstName()).isEqualTo("amina");
        assertThat(claimed("Amina", "\u202E").lastName()).isEqualTo("KEN");
    }

    private static ClaimedOfficer claimed(String given, String family) {
        return ClaimedOfficer.of(
                KENYA,
                Map.of(
                        "preferred_username",
                        "amina",
                        "given_name",
                        given,
                        "family_name",
                        family,
                        "relay_groups",
                        List.of("ncb-officers")));
    }
}
