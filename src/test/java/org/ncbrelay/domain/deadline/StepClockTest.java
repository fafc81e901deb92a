package org.ncbrelay.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.fakes.Samples.NOW;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.store.cases.StepClocks.StepClock;
import org.ncbrelay.store.cases.StepClocks.StepClock.Stint;

class StepClockTest {
    private static final WorkingCalendar CALENDAR =
            new WorkingCalendar(ZoneOffset.UTC, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    private static final TimeLimit DAY = TimeLimit.parse("PT24H");

    @Test
    void aClockThatNeverStartedHasTheWholeLimitLeft() {
        assertThat(new StepClock(List.of()).reaches(1, DAY, CALENDAR, NOW)).isEqualTo(hours(24));
    }

    @Test
    void aRunningClockReachesItsSharesInTurn() {
        StepClock clock = new StepClock(List.of(new Stint(NOW, null)));

        assertThat(clock.reaches(0.5, DAY, CALENDAR, hours(6))).isEqualTo(hours(12));
        assertThat(clock.reaches(1, DAY, CALENDAR, hours(6))).isEqualTo(hours(24));
        assertThat(clock.reaches(1.5, DAY, CALENDAR, hours(6))).isEqualTo(hours(36));
    }

    @Test
    void aPauseDoesNotCount() {
        StepClock clock = new StepClock(List.of(new Stint(NOW, hours(6)), new Stint(hours(78), null)));

        assertThat(clock.used(CALENDAR, TimeLimit.Basis.AROUND_THE_CLOCK, hours(80)))
                .isEqualTo(TimeLimit.parse("PT8H"));
        assertThat(clock.reaches(1, DAY, CALENDAR, hours(78))).isEqualTo(hours(96));
    }

    @Test
    void aShareThatIsUsedUpIsReachedNow() {
        StepClock clock = new StepClock(List.of(new Stint(NOW, null)));

        assertThat(clock.reaches(1, DAY, CALENDAR, hours(30))).isEqualTo(hours(30));
    }

    @Test
    void workingDaysDoNotCountTheWeekend() {
        StepClock clock = new StepClock(List.of(new Stint(NOW, null)));

        assertThat(clock.reaches(1, TimeLimit.parse("5WD"), CALENDAR, NOW)).isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    private static Instant hours(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }
}
