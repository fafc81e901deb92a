package org.ncbrelay.domain.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;

/** The four-eyes principle where an office is small. */
class SmallOfficeTest {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final Office BUREAU = Office.of(KENYA, Set.of(Role.NCB_OFFICER, Role.NCB_HEAD));
    private static final Office LEADS = Office.of(KENYA, Set.of(Role.GWET_LEAD));

    @Test
    void anOfficeWhoseOnlyOfficerWroteItHasNobodyLeft() {
        assertThat(nobodyLeft(BUREAU, List.of(present("a")), "a")).isTrue();
        assertThat(nobodyLeft(LEADS, List.of(present("a")), "a")).isTrue();
    }

    @Test
    void somebodyElseWhoIsThereIsLeft() {
        assertThat(nobodyLeft(BUREAU, List.of(present("a"), present("b")), "a")).isFalse();
        assertThat(nobodyLeft(BUREAU, List.of(present("a"), present("b")), "a", "b"))
                .isTrue();
    }

    @Test
    void whoIsAbsentIsNotLeft() {
        assertThat(nobodyLeft(BUREAU, List.of(present("a"), absent("b")), "a")).isTrue();
        assertThat(nobodyLeft(LEADS, List.of(absent("a"), absent("b")))).isTrue();
    }

    @Test
    void theAuthorityOfACountryPassesToNobodyBecauseItsBureauIsEmptyOrAway() {
        assertThat(nobodyLeft(BUREAU, List.of(), "agency")).isFalse();
        assertThat(nobodyLeft(BUREAU, List.of(absent("b")), "agency")).isFalse();
        assertThat(nobodyLeft(LEADS, List.of(), "analyst")).isTrue();
    }

    @Test
    void onlyWhoDecidesCanLeaveNobody() {
        assertThat(LEADS.wouldLeaveNobody(List.of(present("lead")), Set.of("lead"), "lead"))
                .isTrue();
        assertThat(LEADS.wouldLeaveNobody(List.of(present("lead")), Set.of("analyst"), "analyst"))
                .isFalse();
        assertThat(LEADS.wouldLeaveNobody(List.of(present("lead"), absent("lead2")), Set.of("lead"), "lead"))
                .isTrue();
        assertThat(LEADS.wouldLeaveNobody(List.of(present("lead"), present("lead2")), Set.of("lead"), "lead"))
                .isFalse();
    }

    @Test
    void everyOfficeOfInterpolAndEveryBureauHasANextOffice() {
        assertThat(BUREAU.next()).contains(Office.of(KENYA, Set.of(Role.GS_OFFICER)));
        assertThat(LEADS.next())
                .containsExactly(
                        Office.of(KENYA, Set.of(Role.GS_OFFICER)), Office.of(KENYA, Set.of(Role.GWET_ANALYST)));
        assertThat(Office.of(KENYA, Set.of(Role.GWET_LEAD, Role.GWET_ANALYST)).next())
                .contains(Office.of(KENYA, Set.of(Role.GS_OFFICER)));
        assertThat(Office.of(KENYA, Set.of(Role.GS_OFFICER)).next()).contains(LEADS);
        assertThat(Office.of(KENYA, Set.of(Role.IST_MEMBER)).next()).contains(LEADS);
        assertThat(Office.of(KENYA, Set.of(Role.EXPERT)).next()).isEmpty();
        assertThat(LEADS.organisation()).isEqualTo(OrganisationCode.INTERPOL);
        assertThat(BUREAU.organisation()).isEqualTo(KENYA);
    }

    private static boolean nobodyLeft(Office office, List<Decider> people, String... authors) {
        return office.isNobodyLeft(people, Set.of(authors));
    }

    private static Decider present(String userId) {
        return new Decider(userId, true);
    }

    private static Decider absent(String userId) {
        return new Decider(userId, false);
    }
}
