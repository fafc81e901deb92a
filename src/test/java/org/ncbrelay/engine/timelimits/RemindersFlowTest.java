package org.ncbrelay.engine.timelimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
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

    private Instant deadline(CaseReference reference) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(AcknowledgmentProcess.ACKNOWLEDGE)
                .singleResult()
                .getDueDate()
                .toInstant();
    }
}
