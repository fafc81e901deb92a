package org.ncbrelay.flow.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;

class ClosureFlowTest extends FlowTestCase {
    private CaseReference reference;
    private ProcessInstance step;

    @BeforeEach
    void deliver() {
        reference = walk.toClosure(flow.submit("agency.ken"));
        step = flow.running(reference, "closure");
    }

    @Test
    void theAgencyReportsTheOutcomeAndTheTeamCloses() {
        assertThat(step).isWaitingAt("Task_ConfirmReceipt").hasPassed("Task_AskForFeedback");

        walk.closed(walk.confirmed(reference));

        assertThat(step)
                .isEnded()
                .hasPassedInOrder(
                        "Task_ConfirmReceipt",
                        "Task_RecordFeedback",
                        "Task_CloseCase",
                        "Task_RecordClosure",
                        "EndEvent_Closed");
        assertThat(flow.instances(reference)).isEmpty();
        assertThat(flow.one("SELECT retention_review_at::text FROM support_request WHERE reference = ?", reference))
                .isEqualTo("2030-04-01");
        assertThat(flow.letters(reference)).contains("CASE_CLOSED");
    }

    @Test
    void aSilentAgencyIsRemindedThreeTimesThenTheCaseGoesOnWithoutFeedback() {
        Instant asked = flow.now();
        for (int stage = 1; stage <= 3; stage++) {
            flow.fireTimer(reference, "Task_ConfirmReceipt");
            assertThat(Duration.between(asked, flow.now())).isEqualTo(Duration.ofDays(7L * stage));
        }
        assertThat(step).isWaitingAt("Task_ConfirmReceipt").task().hasCandidateGroup("ncb-officers");

        flow.fireTimer(reference, "Timer_NoFeedback");

        assertThat(step).isWaitingAt("Task_CloseCase").hasPassed("Timer_NoFeedback", "Task_RecordNoFeedback");
        walk.closed(reference);
        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.all("SELECT kind FROM feedback WHERE reference = ? ORDER BY id", reference))
                .containsExactly("NO_FEEDBACK", "CLOSED");
    }
}
