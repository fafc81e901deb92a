package org.ncbrelay.engine.timelimits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.springframework.beans.factory.annotation.Autowired;

/** The reminders of a step come at 50 %, 100 %, 150 % … of its limit, and none before. */
@FlowTest
class RemindersFlowTest {
    private final Flowchart flow;
    private final ManagementService management;
    private final TaskService tasks;

    @Autowired
    RemindersFlowTest(Flowchart flow, ManagementService management, TaskService tasks) {
        this.flow = flow;
        this.management = management;
        this.tasks = tasks;
    }

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
        TimerEntity reminder = reminder(reference);
        Duration period = Duration.parse(reminder.getRepeat().replaceAll(".*/", ""));
        Instant deadline = deadline(reference);

        Instant first = reminder.getDuedate().toInstant();
        assertThat(first.plus(period)).isBetween(deadline.minusSeconds(2), deadline);
        assertThat(Duration.between(filed, first)).isGreaterThanOrEqualTo(Duration.ofHours(11));
        assertThat(period).as("working days that the second half has").isPositive();
    }

    @Test
    void oneIsSentEachTimeAndNoMoreThanThereAre() {
        flow.setClock(Instant.parse("2026-12-04T07:00:00Z"));
        CaseReference reference = flow.submit("agency.ken", request -> request.put("urgency", "ROUTINE"));
        List<Instant> fired = new ArrayList<>();
        for (TimerEntity next = reminder(reference); next != null && fired.size() < 10; next = reminder(reference)) {
            fired.add(next.getDuedate().toInstant());
            flow.setClock(fired.get(fired.size() - 1).plusSeconds(1));
            management.executeJob(next.getId());
        }
        assertThat(fired).hasSize(5);
        Instant deadline = deadline(reference);
        assertThat(fired.get(1)).isBetween(deadline.minusSeconds(2), deadline);
    }

    private Instant deadline(CaseReference reference) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(AcknowledgmentProcess.ACKNOWLEDGE)
                .singleResult()
                .getDueDate()
                .toInstant();
    }

    private TimerEntity reminder(CaseReference reference) {
        return management
                .createJobQuery()
                .processInstanceId(
                        flow.running(reference, AcknowledgmentProcess.KEY).getId())
                .timers()
                .list()
                .stream()
                .map(TimerEntity.class::cast)
                .filter(timer -> timer.getRepeat() != null)
                .findFirst()
                .orElse(null);
    }
}
