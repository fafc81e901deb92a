package org.ncbrelay.flow.acknowledgment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class AcknowledgmentFlowTest extends FlowTestCase {
    private static final Map<String, Object> CORRECTED = Map.of("correction", "They are named now");

    @Autowired
    private CorrectRequest correct;

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
        assertThat(flow.letters(reference)).contains("REQUEST_RETURNED", "REQUEST_CORRECTED", "REQUEST_ACKNOWLEDGED");
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
                .isWaitingAt(AcknowledgmentProcess.ACKNOWLEDGE, "Task_ContactTheNCB")
                .hasPassed("Timer_AcknowledgmentOverdue", "EndEvent_NcbSilent", "StartEvent_NcbSilent");

        flow.work(
                reference, "gs", "Task_ContactTheNCB", Map.of("contactResult", "REACHED", "note", "Answers tomorrow"));

        assertThat(flow.timeline(reference)).endsWith("NCB_CONTACTED");
        assertThat(step).hasPassed("EndEvent_Contacted");
        walk.acknowledged(reference);
        assertThat(step).isEnded();
    }

    /** More than half of the limit was used up before, or all of it. */
    @ParameterizedTest
    @CsvSource({"18, 54", "30, 60"})
    void aRequestThatComesBackLateIsEscalatedAsAnyOther(int hoursBefore, int hoursAfter) {
        flow.advance(Duration.ofHours(hoursBefore));
        walk.corrected(reference, "Both are coastal_antiques");
        Instant back = flow.now();

        for (int stage = 1; stage <= 5; stage++) flow.fireTimer(reference, AcknowledgmentProcess.ACKNOWLEDGE);

        assertThat(Duration.between(back, flow.now())).isEqualTo(Duration.ofHours(hoursAfter));
        assertThat(flow.escalations(reference)).containsExactly("REMIND", "REMIND", "REMIND", "NCB_HEAD", "GS_LIAISON");
    }

    @Test
    void anNcbThatAnswersAtLastIsNotHeldUpByTheLiaisonDesk() {
        flow.fireTimer(reference, "Timer_AcknowledgmentOverdue");

        walk.acknowledged(reference);

        assertThat(step).isEnded();
        assertThat(flow.open(reference)).doesNotContain("Task_ContactTheNCB");
    }

    @Test
    void theLiaisonDeskIsNotKeptBusyWhileTheAgencyCorrects() {
        flow.fireTimer(reference, "Timer_AcknowledgmentOverdue");
        walk.returned(reference);
        assertThat(flow.open(reference)).containsExactly(AcknowledgmentProcess.CORRECT);

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
        assertThat(flow.letters(reference)).contains("REQUEST_ABANDONED").doesNotContain("REQUEST_DECLINED");
    }

    @Test
    void aRequestThatItsNcbNeverAcknowledgesIsClosedAfterThirtyDays() {
        ProcessInstance map = flow.running(reference, SupportRequestProcess.KEY);
        Instant submitted = flow.now();
        for (int stage = 1; stage <= 5; stage++) flow.fireTimer(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        flow.fireTimer(reference, "Timer_AcknowledgmentOverdue");
        assertThat(step).isWaitingAt(AcknowledgmentProcess.ACKNOWLEDGE, "Task_ContactTheNCB");

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
        assertThat(flow.letters(reference)).contains("REQUEST_UNACKNOWLEDGED").doesNotContain("REQUEST_ABANDONED");
    }

    @Test
    void theNcbAloneCorrectsItsOwnRequest() {
        returnedToItsBureau();

        assertThat(correctors()).containsExactlyInAnyOrder("ncb-officers", "ncb-heads");
        assertThatThrownBy(() -> flow.work(reference, "agency.ken", AcknowledgmentProcess.CORRECT, CORRECTED))
                .hasMessageContaining("sees 0 tasks");
        flow.work(reference, "ncb.ken", AcknowledgmentProcess.CORRECT, CORRECTED);
        flow.decide(reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
        assertThat(flow.status(reference)).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void theAgencyAloneCorrectsItsRequestOnceItIsReturned() {
        assertThatThrownBy(() -> desk.as("agency.ken", () -> correct.begin(reference, desk.officer("agency.ken"))))
                .isInstanceOf(Refusal.Conflict.class);
        walk.returned(reference);
        assertThat(correctors()).containsExactly("agency-officers");
        assertThatThrownBy(() -> desk.as("ncb.ken", () -> correct.begin(reference, desk.officer("ncb.ken"))))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void theRequestPageCorrectsTheRequestOfAnNcb() {
        returnedToItsBureau();
        assertThatThrownBy(() -> desk.as("agency.ken", () -> correct.begin(reference, desk.officer("agency.ken"))))
                .isInstanceOf(Refusal.NotFound.class);

        desk.as("ncb.ken", () -> {
            UUID draft = correct.begin(reference, desk.officer("ncb.ken"));
            String code =
                    "UPDATE request_draft SET content = jsonb_set(content, '{agency,code}', ?::jsonb) WHERE id = ?";
            administration.update(code, "\"KEN-WCIU\"", draft);
            assertThatThrownBy(() -> correct.file(draft, "For an agency", desk.officer("ncb.ken")))
                    .hasMessageContaining("agency.code");
            administration.update(code, "null", draft);
            correct.file(draft, "They are named now", desk.officer("ncb.ken"));
        });

        assertThat(flow.status(reference)).isEqualTo("SUBMITTED");
        assertThat(flow.open(reference)).contains(AcknowledgmentProcess.ACKNOWLEDGE);
    }

    /** Two of a bureau begin a correction; one files it, and the request is returned again. */
    @Test
    void aDraftOfAnEarlierRoundDoesNotReplaceWhatAColleagueFiled() {
        String third = bureau.employs("third", "KEN", "ncb-officers");
        returnedToItsBureau();
        flow.advance(Duration.ofMinutes(1));
        UUID old = desk.as(third, () -> correct.begin(reference, desk.officer(third)));
        desk.as("ncb.ken", () -> {
            UUID draft = correct.begin(reference, desk.officer("ncb.ken"));
            correct.file(draft, "They are named now", desk.officer("ncb.ken"));
        });
        flow.advance(Duration.ofMinutes(1));
        flow.decide(
                reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "RETURN", "missingPoints", "The seller");

        assertThatThrownBy(() -> desk.as(third, () -> correct.file(old, "Old", desk.officer(third))))
                .isInstanceOf(Refusal.Conflict.class);
        flow.advance(Duration.ofMinutes(1));
        desk.as(third, () -> {
            UUID anew = correct.begin(reference, desk.officer(third));
            assertThat(anew).isNotEqualTo(old).isEqualTo(correct.begin(reference, desk.officer(third)));
            correct.file(anew, "The seller is named now", desk.officer(third));
        });
        assertThat(flow.status(reference)).isEqualTo("SUBMITTED");
    }

    @Test
    void aCorrectionThatNamesAnExternalSourceMarksTheTaskCards() {
        walk.returned(reference);
        desk.as("agency.ken", () -> {
            UUID draft = correct.begin(reference, desk.officer("agency.ken"));
            administration.update("""
                    UPDATE request_draft SET content = content || '{"externalSource": {"name": "A trust", "consentToShare": true}}'
                     WHERE id = ?""", draft);
            correct.file(draft, "Its source is named now", desk.officer("agency.ken"));
        });

        assertThat(tasks.getVariable(
                                flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE)
                                        .getId(),
                                "summary")
                        .toString())
                .endsWith(", {summary.external}");
    }

    @Test
    void whoCorrectedItDoesNotDecideOnIt() {
        String third = bureau.employs("third", "KEN", "ncb-officers");
        returnedToItsBureau();
        flow.work(reference, third, AcknowledgmentProcess.CORRECT, CORRECTED);

        Task acknowledge = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        assertThatThrownBy(() -> desk.as(third, () -> tasks.claim(acknowledge.getId(), third)))
                .hasMessageContaining("own work");
        assertThatThrownBy(() -> administration.update(
                        "INSERT INTO acknowledgment (reference, outcome, decided_by, decided_at) VALUES (?, 'ACKNOWLEDGED', ?, now())",
                        reference.value(),
                        third))
                .hasMessageContaining("cannot be decided by its author");
        flow.decide(reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
    }

    @Test
    void theLastWhoCouldAcknowledgeItIsWarnedBeforeCorrectingIt() {
        returnedToItsBureau();
        Task task = flow.task(reference, AcknowledgmentProcess.CORRECT);

        assertThatThrownBy(() -> desk.as("ncbhead.ken", () -> tasks.claim(task.getId(), "ncbhead.ken")))
                .hasMessageContaining("nobody is left for \"Acknowledge request\"");
    }

    /** A request that the NCB itself filed. */
    private void returnedToItsBureau() {
        reference = flow.submit("ncb.ken");
        flow.decide(
                reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "RETURN", "missingPoints", "The accounts");
    }

    private List<String> correctors() {
        return tasks
                .getIdentityLinksForTask(
                        flow.task(reference, AcknowledgmentProcess.CORRECT).getId())
                .stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }
}
