package org.ncbrelay.engine.timelimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.engine.DecisionTables;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.administration.AddFreeDays;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;

/** The limit of a step is that of the table; its reminders come at 50 %, 100 %, 150 % … of it, and none before. */
class TimeLimitsFlowTest extends FlowTestCase {
    @Autowired
    private DecisionTimeLimits limits;

    /** Nairobi is three hours ahead; five working days from a Thursday or Friday have a weekend in their first half. */
    @ParameterizedTest
    @CsvSource({
        "URGENT, 2026-12-01T07:00:00Z",
        "ROUTINE, 2026-11-30T07:00:00Z",
        "ROUTINE, 2026-12-03T07:00:00Z",
        "ROUTINE, 2026-12-04T07:00:00Z",
        "ROUTINE, 2026-12-05T07:00:00Z"
    })
    void theFirstReminderComesWhenHalfOfTheLimitIsUsedUpAndTheSecondWithTheDeadline(String urgency, Instant filed) {
        flow.setClock(filed);
        CaseReference reference = flow.submit("agency.ken", request -> request.put("urgency", urgency));
        Instant deadline = deadline(reference);

        Instant first = flow.timerDue(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        assertThat(Duration.between(filed, first)).isGreaterThanOrEqualTo(Duration.ofHours(11));
        flow.fireTimer(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        assertThat(flow.timerDue(reference, AcknowledgmentProcess.ACKNOWLEDGE))
                .isAfter(first)
                .isBetween(deadline.minusSeconds(2), deadline);
    }

    @Test
    void oneIsSentEachTimeAndNoMoreThanThereAre() {
        flow.setClock(Instant.parse("2026-12-04T07:00:00Z"));
        CaseReference reference = flow.submit("agency.ken", request -> request.put("urgency", "ROUTINE"));
        Instant deadline = deadline(reference);
        List<Instant> fired = new ArrayList<>();
        for (int reminders = 1; reminders <= 5; reminders++) {
            Job reminder = flow.timer(reference, AcknowledgmentProcess.ACKNOWLEDGE);
            fired.add(reminder.getDuedate().toInstant());
            // No node is there at the very millisecond, for which the engine would count the last one twice.
            flow.setClock(fired.get(fired.size() - 1).plusSeconds(1));
            management.executeJob(reminder.getId());
        }
        assertThatThrownBy(() -> flow.timerDue(reference, AcknowledgmentProcess.ACKNOWLEDGE))
                .hasMessageStartingWith("0 timers wait");
        assertThat(fired.get(1)).isBetween(deadline.minusSeconds(2), deadline);
    }

    @Test
    void nothingEndsBeforeTheLastReminderWhereTheSecondHalfHasManyFreeDays(@Autowired AddFreeDays freeDays) {
        flow.setClock(Instant.parse("2026-11-30T07:00:00Z"));
        List<LocalDate> floods = Stream.of("2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08", "2026-12-09")
                .map(LocalDate::parse)
                .toList();
        inTransaction(
                "ncbhead.ken", () -> floods.forEach(day -> freeDays.add(day, "Floods", desk.officer("ncbhead.ken"))));
        try {
            CaseReference reference =
                    walk.acknowledged(flow.submit("agency.ken", request -> request.put("urgency", "ROUTINE")));
            Instant end = flow.timerDue(reference, "Timer_NoCheck");
            Instant deadline = deadline(reference, "Task_CheckRecord");
            flow.fireTimer(reference, "Task_CheckRecord");
            assertThat(flow.timerDue(reference, "Task_CheckRecord")).isBetween(deadline.minusSeconds(2), deadline);
            flow.fireTimer(reference, "Task_CheckRecord");
            assertThat(flow.timerDue(reference, "Task_CheckRecord")).isBefore(end);
        } finally {
            inTransaction(
                    "ncbhead.ken", () -> floods.forEach(day -> freeDays.remove(day, desk.officer("ncbhead.ken"))));
        }
    }

    /** In Nairobi it is Saturday. */
    @Test
    void eachOrganisationWorksByItsOwnCalendarEvenAtTheSameStep() {
        Instant now = Instant.parse("2026-12-04T22:00:00Z");
        TimeLimit limit = TimeLimit.parse("5WD");
        WorkingCalendar nairobi = new WorkingCalendar(ZoneId.of("Africa/Nairobi"), WorkingCalendar.INTERPOL.weekend());
        assertThat(nairobi.advance(now, limit)).isNotEqualTo(WorkingCalendar.INTERPOL.advance(now, limit));
        flow.setClock(now);
        CaseReference reference =
                walk.acknowledged(flow.submit("agency.ken", request -> request.put("urgency", "ROUTINE")));
        assertThat(deadline(reference, "Task_CheckRecord")).isEqualTo(nairobi.advance(now, limit));

        flow.work(reference, "ncb.ken", "Task_CheckRecord", Walk.check("GENERAL_SECRETARIAT"));
        assertThat(deadline(reference, "Task_EnterRecord")).isEqualTo(WorkingCalendar.INTERPOL.advance(now, limit));
    }

    @Test
    void aNewVersionOfTheTableCountsOnceVersionsAreReadAgain(@Autowired DecisionTables tables) throws IOException {
        assertThat(acknowledgment()).isEqualTo(TimeLimit.parse("PT4H"));

        String table = Files.readString(Path.of("bpmn/timeLimits.dmn"));
        String deployment = repository
                .createDeployment()
                .addString("bpmn/timeLimits.dmn", table.replaceFirst("PT4H", "PT3H"))
                .deploy()
                .getId();
        tables.forgetVersions();
        try {
            assertThat(acknowledgment()).isEqualTo(TimeLimit.parse("PT3H"));
        } finally {
            repository.deleteDeployment(deployment);
            tables.forgetVersions();
        }
        assertThat(acknowledgment()).isEqualTo(TimeLimit.parse("PT4H"));
    }

    private TimeLimit acknowledgment() {
        return limits.of(new OrganisationCode("KEN"), "acknowledgment", Urgency.VERY_URGENT);
    }

    private Instant deadline(CaseReference reference) {
        return deadline(reference, AcknowledgmentProcess.ACKNOWLEDGE);
    }

    private Instant deadline(CaseReference reference, String task) {
        return flow.task(reference, task).getDueDate().toInstant();
    }
}
