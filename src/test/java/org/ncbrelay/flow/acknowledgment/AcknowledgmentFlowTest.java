package org.ncbrelay.flow.acknowledgment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.FlowTestCase;

class AcknowledgmentFlowTest extends FlowTestCase {
    private CaseReference reference;
    private ProcessInstance step;

    @BeforeEach
    void submit() {
        reference = flow.submit("agency.ken");
        step = flow.running(reference, AcknowledgmentProcess.KEY);
    }

    @Test
    void theNcbAcknowledges() {
        assertThat(step)
                .isWaitingAt(AcknowledgmentProcess.ACKNOWLEDGE)
                .task()
                .hasCandidateGroup("ncb-officers")
                .hasCandidateGroup("ncb-heads")
                .hasDueDate(Date.from(flow.now().plus(Duration.ofHours(24))));

        walk.acknowledged(reference);

        assertThat(step)
                .isEnded()
                .hasPassedInOrder(AcknowledgmentProcess.ACKNOWLEDGE, "Gateway_Acknowledged", "EndEvent_Acknowledged");
        assertThat(flow.status(reference)).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void aReturnedRequestComesBackCorrectedAndThePauseDoesNotCount() {
        flow.advance(Duration.ofHours(6));
        walk.returned(reference);

        assertThat(flow.status(reference)).isEqualTo("RETURNED");
        assertThat(step).isWaitingAt(AcknowledgmentProcess.CORRECT).task().hasCandidateGroup("agency-officers");

        flow.advance(Duration.ofDays(3));
        flow.work(
                reference,
                "agency.ken",
                AcknowledgmentProcess.CORRECT,
                Map.of("correction", "They are coastal_antiques and coastal.antiques.2"));

        assertThat(flow.status(reference)).isEqualTo("SUBMITTED");
        assertThat(step)
                .isWaitingAt(AcknowledgmentProcess.ACKNOWLEDGE)
                .task()
                .hasDueDate(Date.from(flow.now().plus(Duration.ofHours(18))));
        assertThat(flow.timerDue(reference, AcknowledgmentProcess.ACKNOWLEDGE))
                .isEqualTo(flow.now().plus(Duration.ofHours(6)));
        assertThat(flow.all("SELECT event FROM step_clock WHERE reference = ? ORDER BY id", reference))
                .containsExactly("STARTED", "PAUSED", "RESUMED");

        walk.acknowledged(reference);
        assertThat(step).isEnded();
    }

    @Test
    void aDeclinedRequestNeverReachesRecording() {
        ProcessInstance map = flow.running(reference, SupportRequestProcess.KEY);

        flow.decide(
                reference,
                "ncb.ken",
                AcknowledgmentProcess.ACKNOWLEDGE,
                "DECLINE",
                "reason",
                "Not a matter of police work");

        assertThat(map)
                .isEnded()
                .hasPassed("StartEvent_SupportRefused", "Task_RecordRefusal", "EndEvent_Refused")
                .hasNotPassed("CallActivity_Recording");
        assertThat(flow.status(reference)).isEqualTo("DECLINED");
        assertThat(flow.letters(reference)).containsOnlyOnce("REQUEST_DECLINED");
        assertThat(flow.instances(reference)).isEmpty();
    }

    @Test
    void silenceIsRemindedThenGoesToTheHeadThenToTheLiaisonDesk() {
        Instant submitted = flow.now();
        for (int stage = 1; stage <= 5; stage++) {
            flow.fireTimer(reference, AcknowledgmentProcess.ACKNOWLEDGE);
            assertThat(Duration.between(submitted, flow.now())).isEqualTo(Duration.ofHours(12L * stage));
        }
        flow.fireTimer(reference, "Timer_AcknowledgmentOverdue");
        assertThat(Duration.between(submitted, flow.now())).isEqualTo(Duration.ofHours(60));

        assertThat(flow.escalations(reference)).containsExactly("REMIND", "REMIND", "REMIND", "NCB_HEAD", "GS_LIAISON");
        assertThat(step)
                .isWaitingAt(AcknowledgmentProcess.ACKNOWLEDGE, AcknowledgmentProcess.CONTACT)
                .hasPassed("Timer_AcknowledgmentOverdue");

        flow.work(
                reference,
                "gs",
                AcknowledgmentProcess.CONTACT,
                Map.of("contactResult", "REACHED", "note", "Answers tomorrow"));

        assertThat(flow.timeline(reference)).endsWith("NCB_CONTACTED");
        assertThat(step).hasPassed("EndEvent_Contacted");
        walk.acknowledged(reference);
        assertThat(step).isEnded();
    }

    @Test
    void anNcbThatAnswersAtLastIsNotHeldUpByTheLiaisonDesk() {
        flow.fireTimer(reference, "Timer_AcknowledgmentOverdue");

        walk.acknowledged(reference);

        assertThat(step).isEnded();
        assertThat(flow.open(reference)).doesNotContain(AcknowledgmentProcess.CONTACT);
    }

    @Test
    void theLiaisonDeskIsNotKeptBusyWhileTheAgencyCorrects() {
        flow.fireTimer(reference, "Timer_AcknowledgmentOverdue");
        walk.returned(reference);

        flow.work(reference, "gs", AcknowledgmentProcess.CONTACT, Map.of("contactResult", "REACHED"));
        flow.work(
                reference,
                "agency.ken",
                AcknowledgmentProcess.CORRECT,
                Map.of("correction", "Both are coastal_antiques"));

        walk.acknowledged(reference);
        assertThat(step).isEnded();
    }

    @Test
    void aReturnedRequestThatNobodyCorrectsIsClosedAfterItsLastReminder() {
        ProcessInstance map = flow.running(reference, SupportRequestProcess.KEY);
        walk.returned(reference);
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, AcknowledgmentProcess.CORRECT);
        assertThat(step).isWaitingAt(AcknowledgmentProcess.CORRECT);

        flow.fireTimer(reference, "Timer_NoCorrection");

        assertThat(map)
                .isEnded()
                .hasPassed("StartEvent_RequestAbandoned", "Task_RecordAbandonment", "EndEvent_Abandoned")
                .hasNotPassed("Task_RecordRefusal");
        assertThat(flow.instances(reference)).isEmpty();
        assertThat(flow.status(reference)).isEqualTo("WITHDRAWN");
        assertThat(flow.all("SELECT outcome FROM case_figure WHERE reference = ?", reference))
                .containsExactly("ABANDONED");
        assertThat(flow.timeline(reference))
                .containsSubsequence("REQUEST_RETURNED", "REMINDER_SENT", "REQUEST_ABANDONED");
        assertThat(flow.letters(reference))
                .contains("REQUEST_ABANDONED")
                .doesNotContain("REQUEST_DECLINED");
    }

    @Test
    void aRequestThatItsNcbNeverAcknowledgesIsClosedAfterThirtyDays() {
        ProcessInstance map = flow.running(reference, SupportRequestProcess.KEY);
        Instant submitted = flow.now();
        for (int stage = 1; stage <= 5; stage++) flow.fireTimer(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        flow.fireTimer(reference, "Timer_AcknowledgmentOverdue");
        assertThat(step).isWaitingAt(AcknowledgmentProcess.ACKNOWLEDGE, AcknowledgmentProcess.CONTACT);

        flow.fireTimer(reference, "Timer_NoAcknowledgment");

        assertThat(Duration.between(submitted, flow.now())).isEqualTo(Duration.ofDays(30));
        assertThat(map)
                .isEnded()
                .hasPassed("StartEvent_RequestAbandoned", "Task_RecordAbandonment", "EndEvent_Abandoned");
        assertThat(flow.instances(reference)).isEmpty();
        assertThat(flow.status(reference)).isEqualTo("WITHDRAWN");
        assertThat(flow.all("SELECT outcome FROM case_figure WHERE reference = ?", reference))
                .containsExactly("ABANDONED");
        assertThat(flow.timeline(reference)).endsWith("REQUEST_ABANDONED");
        assertThat(flow.letters(reference))
                .contains("REQUEST_UNACKNOWLEDGED")
                .doesNotContain("REQUEST_ABANDONED");
    }
}
