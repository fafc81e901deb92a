package org.ncbrelay.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;

class RosterTest {
    private static final Instant START = Instant.parse("2026-10-05T08:00:00Z");
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final OrganisationCode MALI = new OrganisationCode("MLI");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyCountryHasAnOfficerAndAHeadAndInterpolAnAnalystAndTwoLeads(long seed) {
        Roster roster = Roster.of(seed, START);

        assertThat(roster.employ(KENYA)).anyMatch(person -> person.officer().is(Role.NCB_OFFICER));
        assertThat(roster.employ(MALI)).anyMatch(person -> person.officer().is(Role.NCB_HEAD));
        Instant afterEveryAbsence = START.plus(Duration.ofDays(365));
        assertThat(roster.of(OrganisationCode.INTERPOL))
                .filteredOn(person -> person.worksAt(afterEveryAbsence))
                .anyMatch(person -> person.officer().is(Role.GWET_ANALYST))
                .filteredOn(person -> person.officer().is(Role.GWET_LEAD))
                .hasSize(2);
    }

    @Test
    void aSeedAlwaysGivesTheSameOfficersInWhateverOrderTheyAreAskedFor() {
        Roster one = Roster.of(17, START);
        Roster other = Roster.of(17, START);
        one.employ(KENYA);
        one.employ(MALI);
        other.employ(MALI);

        assertThat(other.employ(KENYA)).isEqualTo(one.of(KENYA));
        assertThat(other.of(MALI)).isEqualTo(one.of(MALI));
        assertThat(Roster.of(18, START).employ(KENYA)).isNotEqualTo(one.of(KENYA));
    }
}
