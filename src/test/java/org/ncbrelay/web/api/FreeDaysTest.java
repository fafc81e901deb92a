package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.WholeTest;

/** Free days: everybody reads their own country's, the head of the NCB adds and removes them. */
@WholeTest
record FreeDaysTest(Caller http, Clock clock, MemberCountries countries) {
    private static final String DAYS = "/api/free-days";

    @Test
    void theHeadOfTheBureauAddsADayThatNoLimitOfTheCountryCounts() {
        LocalDate day = workingDay();
        assertThat(isWorkingDay(day)).isTrue();
        http.post("ncbhead.sgp", DAYS, Map.of("day", day.toString(), "name", "Election day"))
                .with(201);

        assertThat(isWorkingDay(day)).isFalse();
        assertThat(days("agency.sgp")).contains(day.toString());
        assertThat(days("ncb.bra")).doesNotContain(day.toString());
        http.post("ncbhead.sgp", DAYS, Map.of("day", day.toString(), "name", "Again"))
                .with(409);
        removed("ncbhead.bra", day).with(404);
        removed("ncbhead.sgp", day).with(200);

        assertThat(isWorkingDay(day)).isTrue();
        assertThat(days("agency.sgp")).doesNotContain(day.toString());
        removed("ncbhead.sgp", day).with(404);
    }

    @Test
    void whatIsWrongWithADayIsNamed() {
        for (String user : List.of("agency.sgp", "ncb.sgp", "lead", "gs"))
            http.post(user, DAYS, Map.of("day", workingDay().toString(), "name", "Election day"))
                    .with(403);
        assertThat(http.post("ncbhead.sgp", DAYS, Map.of("day", "soon"))
                        .with(400)
                        .badFields())
                .containsExactly("day", "name");
        assertThat(http.post("ncbhead.sgp", DAYS, Map.of("day", "2020-01-02", "name", "Past"))
                        .with(400)
                        .badFields())
                .containsExactly("day");
    }

    private Answer removed(String user, LocalDate day) {
        return http.post(user, DAYS + '/' + day + "/removal", Map.of());
    }

    private List<String> days(String user) {
        return http.get(user, DAYS).with(200).json().path("items").findValuesAsText("day");
    }

    private boolean isWorkingDay(LocalDate day) {
        WorkingCalendar calendar = countries.calendarOf(new OrganisationCode("SGP"));
        return calendar.isWorkingDay(day.atTime(12, 0).atZone(calendar.zone()).toInstant());
    }

    /** In a month without holidays in Singapore. */
    private LocalDate workingDay() {
        LocalDate november = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusYears(1)
                .withMonth(10)
                .withDayOfMonth(12);
        return isWorkingDay(november) ? november : november.plusDays(2);
    }
}
