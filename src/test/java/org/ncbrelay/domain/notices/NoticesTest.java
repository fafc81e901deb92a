package org.ncbrelay.domain.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.notices.NoticeRequest.NoticeColour;

class NoticesTest {
    private static final OrganisationCode KEN = new OrganisationCode("KEN");
    private static final OrganisationCode FRA = new OrganisationCode("FRA");
    private static final OrganisationCode IDN = new OrganisationCode("IDN");

    @ParameterizedTest
    @CsvSource({"RED, judicialBasis", "PURPLE, modusOperandi"})
    void aColourNeedsWhatItIsFor(NoticeColour colour, String field) {
        assertThatThrownBy(() -> new NoticeRequest(colour, "Title", "Content", " ", null))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining(field);
    }

    @Test
    void theTextOfANoticeHoldsItsBasis() {
        assertThat(new NoticeRequest(NoticeColour.RED, "Title", "Content", "Warrant 12 of 2026", null).text())
                .isEqualTo("Content\n\nJudicial basis\nWarrant 12 of 2026");
    }

    @Test
    void aRestrictedCountryNeverReceives() {
        assertThatThrownBy(() -> listed("FRA, IDN")).hasMessageContaining("IDN must not receive");
    }

    @Test
    void onlyOtherMemberCountriesReceive() {
        assertThat(listed("FRA, FRA").countries()).containsExactly(FRA);
        assertThatThrownBy(() -> listed("KEN")).hasMessageContaining("other countries");
        assertThatThrownBy(() -> listed("XXX")).hasMessageContaining("member countries");
        assertThatThrownBy(() -> listed(null)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void allAreTheMembersButTheSenderAndTheRestricted() {
        assertThat(DiffusionRecipients.all(KEN, List.of(IDN), Set.of("KEN", "FRA", "IDN"))
                        .countries())
                .containsExactly(FRA);
        assertThatThrownBy(() -> DiffusionRecipients.all(KEN, List.of(IDN, FRA), Set.of("KEN", "FRA", "IDN")))
                .hasMessageContaining("no country is left");
    }

    private static DiffusionRecipients listed(String codes) {
        return DiffusionRecipients.listed(codes, KEN, List.of(IDN), Set.of("KEN", "FRA", "IDN"));
    }
}
