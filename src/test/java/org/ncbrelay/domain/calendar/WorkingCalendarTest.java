package org.ncbrelay.domain.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.calendar.TimeLimit.Basis;

class WorkingCalendarTest {
    private static final WorkingCalendar PARIS = calendar("Europe/Paris", SATURDAY, SUNDAY);
    private static final WorkingCalendar CAIRO = calendar("Africa/Cairo", FRIDAY, SATURDAY);
    private static final WorkingCalendar BRUNEI = calendar("Asia/Brunei", FRIDAY, SUNDAY);

    @Test
    void aHolidayCountsAsTheWeekendDoes() {
        WorkingCalendar calendar =
                new WorkingCalendar(PARIS.zone(), PARIS.weekend(), LocalDate.of(2026, 12, 25)::equals);
        Instant eve = at(LocalDateTime.parse("2026-12-24T10:00"), calendar);
        Instant monday = at(LocalDateTime.parse("2026-12-28T10:00"), calendar);

        assertThat(calendar.advance(eve, TimeLimit.parse("1WD"))).isEqualTo(monday);
        assertThat(calendar.elapsed(eve, monday, Basis.WORKING_TIME)).isEqualTo(TimeLimit.parse("1WD"));
        assertThat(PARIS.advance(eve, TimeLimit.parse("1WD")))
                .isEqualTo(at(LocalDateTime.parse("2026-12-25T10:00"), PARIS));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, 5WD, 2026-11-30T10:00", // over a weekend
        "2026-11-27T22:00, 0WDT4H, 2026-11-30T02:00", // Friday night
        "2026-11-28T12:00, 1WD, 2026-12-01T00:00", // starts on a Saturday
        "2026-11-27T00:00, 1WD, 2026-11-28T00:00", // ends as the weekend begins
        "2026-11-28T12:00, PT4H, 2026-11-28T16:00", // around the clock
        "2026-03-27T10:00, 1WD, 2026-03-30T10:00", // clocks go forward within the weekend
        "2026-10-23T10:00, 1WD, 2026-10-26T10:00", // clocks go back within the weekend
        "2026-03-28T10:00, P1D, 2026-03-29T11:00", // 24 real hours
    })
    void aLimitEndsByTheClocksOfParis(LocalDateTime from, String limit, LocalDateTime end) {
        assertThat(PARIS.advance(at(from, PARIS), TimeLimit.parse(limit))).isEqualTo(at(end, PARIS));
    }

    @Test
    void anotherCountryHasAnotherWeekend() {
        LocalDateTime thursday = LocalDateTime.parse("2026-11-26T10:00");
        assertThat(CAIRO.advance(at(thursday, CAIRO), TimeLimit.workingDays(1)))
                .isEqualTo(at(thursday.plusDays(3), CAIRO));
        assertThat(BRUNEI.advance(at(thursday, BRUNEI), TimeLimit.parse("1WDT20H")))
                .isEqualTo(at(LocalDateTime.parse("2026-11-30T06:00"), BRUNEI));
    }

    @Test
    void aWorkingDayOnWhichTheClocksChangeCountsItsRealHours() {
        WorkingCalendar noWeekend = calendar("Africa/Cairo");
        LocalDateTime clocksGoForward = LocalDateTime.parse("2026-04-24T00:00");
        Instant start = at(clocksGoForward.minusDays(1), noWeekend);
        assertThat(noWeekend.advance(start, TimeLimit.workingDays(2)))
                .isEqualTo(at(clocksGoForward.plusDays(1).plusHours(1), noWeekend));
    }

    @Test
    void aPauseTakesNothingFromTheLimit() {
        TimeLimit limit = TimeLimit.workingDays(5);
        Instant start = at(LocalDateTime.parse("2026-11-23T10:00"), PARIS);
        Instant paused = at(LocalDateTime.parse("2026-11-25T16:00"), PARIS);
        Instant resumed = at(LocalDateTime.parse("2026-11-28T08:00"), PARIS);
        TimeLimit left = limit.minus(PARIS.elapsed(start, paused, limit.basis()));
        assertThat(left).hasToString("2WDT18H");
        assertThat(PARIS.advance(resumed, left)).isEqualTo(at(LocalDateTime.parse("2026-12-02T18:00"), PARIS));
    }

    @Test
    void nothingPassesOnAWeekend() {
        Instant saturday = at(LocalDateTime.parse("2026-11-28T01:00"), PARIS);
        assertThat(PARIS.elapsed(saturday, saturday.plusSeconds(3600), Basis.WORKING_TIME))
                .isEqualTo(TimeLimit.workingDays(0));
    }

    @Test
    void aWeekWithoutAWorkingDayIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingCalendar(ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class)));
    }

    private static WorkingCalendar calendar(String zone, DayOfWeek... weekend) {
        return new WorkingCalendar(ZoneId.of(zone), Set.of(weekend));
    }

    private static Instant at(LocalDateTime local, WorkingCalendar calendar) {
        return local.atZone(calendar.zone()).toInstant();
    }
}
