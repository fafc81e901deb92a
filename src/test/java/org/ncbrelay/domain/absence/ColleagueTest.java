package org.ncbrelay.domain.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues.Colleague;

class ColleagueTest {
    private static final Officer CLERK = officer("clerk.ken", "KEN", null, Role.NCB_OFFICER);

    @Test
    void whoHasEveryRoleOfTheOfficerMayBeTheSubstitute() {
        assertThat(stands(officer("deputy.ken", "KEN", null, Role.NCB_OFFICER))).isTrue();
        assertThat(stands(officer("deputy.ken", "KEN", null, Role.NCB_OFFICER, Role.NCB_HEAD)))
                .isTrue();
        assertThat(stands(officer("deputy.ken", "KEN", null, Role.NCB_HEAD))).isFalse();
    }

    @Test
    void nobodyIsTheirOwnSubstituteOrThatOfAnotherOrganisation() {
        assertThat(stands(CLERK)).isFalse();
        assertThat(stands(officer("deputy.fra", "FRA", null, Role.NCB_OFFICER))).isFalse();
    }

    @Test
    void anAgencyOfTheSameCountryIsAnotherOffice() {
        Officer ranger = officer("ranger.ken", "KEN", "KEN-WCIU", Role.AGENCY_OFFICER);

        assertThat(new Colleague(officer("other.ken", "KEN", "KEN-WCIU", Role.AGENCY_OFFICER), "")
                        .canSubstituteFor(ranger))
                .isTrue();
        assertThat(new Colleague(officer("other.ken", "KEN", "KEN-CUSTOMS", Role.AGENCY_OFFICER), "")
                        .canSubstituteFor(ranger))
                .isFalse();
    }

    @Test
    void whoRunsThePlatformHasNoCases() {
        assertThat(stands(officer("root.ken", "KEN", null, Role.NCB_OFFICER, Role.OPERATOR)))
                .isFalse();
    }

    private static boolean stands(Officer other) {
        return new Colleague(other, "Somebody").canSubstituteFor(CLERK);
    }

    private static Officer officer(String user, String organisation, String agency, Role... roles) {
        return new Officer(user, new OrganisationCode(organisation), agency, Set.of(roles));
    }
}
