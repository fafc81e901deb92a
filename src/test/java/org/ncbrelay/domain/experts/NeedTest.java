package org.ncbrelay.domain.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.request.Confidentiality;

class NeedTest {
    private static final Need NEED =
            new Need(Expertise.PROSECUTION, "fr", Confidentiality.RESTRICTED, Set.of(new OrganisationCode("KEN")));

    @Test
    void onlyWhoMeetsTheWholeNeedIsProposed() {
        assertThat(NEED.isMetBy(expert("FRA", Set.of("fr"), Confidentiality.RESTRICTED, true, true)))
                .isTrue();
        assertThat(NEED.isMetBy(expert("FRA", Set.of("en"), Confidentiality.RESTRICTED, true, true)))
                .isFalse();
        assertThat(NEED.isMetBy(expert("FRA", Set.of("fr"), Confidentiality.FOR_OFFICIAL_USE_ONLY, true, true)))
                .isFalse();
        assertThat(NEED.isMetBy(expert("FRA", Set.of("fr"), Confidentiality.CONFIDENTIAL, false, true)))
                .isFalse();
        assertThat(NEED.isMetBy(expert("FRA", Set.of("fr"), Confidentiality.CONFIDENTIAL, true, false)))
                .isFalse();
        assertThat(NEED.isMetBy(expert("KEN", Set.of("fr"), Confidentiality.CONFIDENTIAL, true, true)))
                .isFalse();
    }

    @Test
    void whoAsksForNoFieldGetsAllFields() {
        Need any = new Need(null, "fr", Confidentiality.RESTRICTED, Set.of());

        assertThat(any.isMetBy(expert("FRA", Set.of("fr"), Confidentiality.RESTRICTED, true, true)))
                .isTrue();
        assertThat(any.isMetBy(expert("FRA", Set.of("en"), Confidentiality.RESTRICTED, true, true)))
                .isFalse();
    }

    @Test
    void whoWasAskedBeforeIsNotProposedAgain() {
        Expert french = expert("FRA", Set.of("fr"), Confidentiality.CONFIDENTIAL, true, true);
        Expert belgian = expert("BEL", Set.of("fr", "en"), Confidentiality.CONFIDENTIAL, true, true);

        assertThat(NEED.propose(List.of(french, belgian), Set.of(), 3)).containsExactly(belgian, french);
        assertThat(NEED.propose(List.of(french, belgian), Set.of(), 1)).containsExactly(belgian);
        assertThat(NEED.propose(List.of(french, belgian), Set.of(belgian.code()), 3))
                .containsExactly(french);
    }

    @Test
    void anExpertBelongsToTheCountryOfItsCode() {
        assertThatThrownBy(() -> new Expert(
                        "FRA-EXP-001",
                        new OrganisationCode("KEN"),
                        null,
                        "Somebody",
                        Set.of(Expertise.PROSECUTION),
                        Set.of(),
                        Confidentiality.RESTRICTED,
                        true,
                        true))
                .isInstanceOf(Refusal.Invalid.class);
    }

    private static Expert expert(
            String country, Set<String> languages, Confidentiality clearance, boolean available, boolean onRoster) {
        return new Expert(
                country + "-EXP-001",
                new OrganisationCode(country),
                null,
                "Somebody",
                Set.of(Expertise.PROSECUTION),
                languages,
                clearance,
                available,
                onRoster);
    }
}
