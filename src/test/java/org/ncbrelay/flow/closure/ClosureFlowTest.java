package org.ncbrelay.flow.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
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
                        "Gateway_Received",
                        "CallActivity_Closing",
                        "EndEvent_Closed");
        assertThat(flow.passed(reference, "closing"))
                .containsSubsequence(
                        "Task_CloseCase", "Task_RecordDecisionToClose", "Task_RecordClosure", "EndEvent_Closed")
                .doesNotContain("Task_RemindNCBToDecide");
        assertThat(flow.instances(reference)).isEmpty();
        assertThat(flow.one("SELECT retention_review_at::text FROM support_request WHERE reference = ?", reference))
                .isEqualTo("2030-04-01");
        assertThat(flow.letters(reference)).contains("CASE_CLOSED_AND_CONTINUES");
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

        assertThat(step).isWaitingAt("CallActivity_Closing").hasPassed("Timer_NoFeedback", "Task_RecordNoFeedback");
        walk.closed(reference);
        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.all("SELECT kind FROM feedback WHERE reference = ? ORDER BY id", reference))
                .containsExactly("NO_FEEDBACK", "CLOSED");
    }

    @Test
    void whatWasNotReceivedIsDeliveredAgainAndItsReceiptIsAskedForAnew() {
        notReceived();

        assertThat(step).isEnded().hasPassed("Task_OpenDeliveryAgain");
        assertThat(flow.passed(reference, SupportRequestProcess.KEY)).contains("Event_DeliverAgain");
        assertThat(flow.open(reference)).contains("Task_DispatchProduct").doesNotContain("Task_CloseCase");
        assertThat(flow.status(reference)).isEqualTo("IN_SUPPORT");
        assertThat(deliveries()).containsExactly("NOT_RECEIVED", "PREPARED");

        deliverAgain();
        walk.closed(walk.confirmed(reference));

        assertThat(deliveries()).containsExactly("NOT_RECEIVED", "FORWARDED");
        assertThat(outcome()).isEqualTo("DELIVERED");
    }

    /** The outcome is the agency's, not what the relay has on record of its sending. */
    @Test
    void aSecondLossIsDecidedByTheLeadAndACaseThatDeliveredNothingDoesNotEndAsDelivered() {
        notReceived();
        deliverAgain();
        notReceived();
        ProcessInstance second = flow.running(reference, "closure");
        assertThat(second).isWaitingAt("Task_DecideRedelivery").task().hasCandidateGroup("gwet-leads");
        flow.decide(reference, "lead", "Task_DecideRedelivery", "DELIVER_AGAIN", "reason", "The address was wrong");
        assertThat(second).isEnded().hasPassedInOrder("Task_DecideRedelivery", "Task_OpenDeliveryAgain");
        deliverAgain();
        notReceived();

        flow.decide(reference, "lead", "Task_DecideRedelivery", "NOT_RECEIVED", "reason", "The unit no longer exists");
        ProcessInstance third = flow.running(reference, "closure");
        walk.closed(reference);

        assertThat(third).isEnded().hasPassedInOrder("Task_RecordNotReceived", "EndEvent_NotReceived");
        assertThat(flow.capability(reference)).startsWith("NOT_RECEIVED");
        assertThat(outcome()).isEqualTo("NOTHING_DELIVERED");
        assertThat(flow.one("SELECT outcome FROM case_figure WHERE reference = ?", reference))
                .isEqualTo("NOTHING_DELIVERED");
    }

    @Test
    void theCaseEndsOnceItsNcbHasDecidedOnEachSupplementOfWhichTheTeamLearnsNothing() {
        toClosingOfUnapproved();
        add("FACTS");
        add("CORRECTION");
        Set<String> seen = Set.copyOf(events("analyst"));

        walk.closed(reference);

        assertThat(flow.status(reference)).isEqualTo("DELIVERED");
        assertThat(flow.letters(reference))
                .contains("CLOSING_WAITS")
                .noneMatch(letter -> letter.startsWith("CASE_CLOSED"));
        assertThat(events("analyst")).filteredOn(kind -> !seen.contains(kind)).containsExactly("CLOSING_WAITS");
        ProcessInstance closing = flow.running(reference, "closing");
        decide("RETURN");
        assertThat(closing)
                .hasPassed("Task_RemindNCBToDecide", "Gateway_OthersWaiting")
                .hasNotPassed("EndEvent_Closed");
        decide("DECLINE");

        assertThat(closing).isEnded().hasPassed("Event_NotAdded", "Task_RecordClosure");
        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.one("SELECT actor FROM timeline_event WHERE kind = 'CASE_CLOSED' AND reference = ?", reference))
                .isEqualTo("relay");
    }

    @Test
    void whatTheNcbAcceptsIsReadBeforeTheCaseEnds() {
        toClosingOfUnapproved();
        add("FACTS");
        walk.closed(reference);
        ProcessInstance closing = flow.running(reference, "closing");

        decide("ACCEPT");
        assertThat(flow.open(reference)).doesNotContain("Task_CloseCase");
        flow.record();

        assertThat(closing).isWaitingAt("Task_CloseCase").hasPassed("Event_RecordAmended");
        walk.closed(reference);
        assertThat(flow.timeline(reference)).containsSubsequence("CLOSING_WAITS", "RECORD_AMENDED", "CASE_CLOSED");
    }

    @Test
    void anNcbThatDoesNotDecideReturnsTheSupplementAndTheCaseEnds() {
        toClosingOfUnapproved();
        add("FACTS");
        walk.closed(reference);
        assertThat(flow.status(reference)).isEqualTo("DELIVERED");
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, "Task_DecideSupplement");
        flow.fireTimer(reference, "Timer_NoDecision");

        assertThat(flow.one("SELECT status FROM supplement WHERE reference = ?", reference))
                .isEqualTo("RETURNED");
        assertThat(flow.status(reference)).isEqualTo("CLOSED");
    }

    private void notReceived() {
        flow.passedOn(flow.work(reference, "agency.ken", "Task_ConfirmReceipt", Map.of("outcome", "NOT_RECEIVED")));
    }

    private void deliverAgain() {
        flow.passedOn(walk.forwarded(walk.dispatched(reference)));
    }

    private List<String> deliveries() {
        return flow.all("SELECT status FROM delivery WHERE reference = ? ORDER BY status <> 'NOT_RECEIVED'", reference);
    }

    private String outcome() {
        return http.get("agency.ken", "/api/support-requests/" + reference)
                .with(200)
                .field("outcome");
    }

    private List<String> events(String user) {
        return http.get(user, "/api/support-requests/" + reference + "/timeline")
                .json()
                .findValuesAsText("kind");
    }

    private void toClosingOfUnapproved() {
        reference = walk.acknowledged(flow.submit("agency.idn"));
        flow.decide(reference, "ncb.idn", RecordingProcess.TAKE_OVER, "TAKE_OVER");
        walk.approved(walk.written(walk.asked(walk.supported(walk.recorded(reference)))));
        walk.confirmed(flow.passedOn(walk.forwarded(walk.dispatched(reference))));
    }

    private void add(String kind) {
        http.post(
                        "agency.idn",
                        "/api/support-requests/" + reference + "/supplements",
                        Map.of("kind", kind, "text", "The seller lives in Medan."))
                .with(201);
    }

    private void decide(String decision) {
        desk.as("ncb.idn", () -> {
            Task first = tasks.createTaskQuery()
                    .processInstanceBusinessKey(reference.value())
                    .taskDefinitionKey("Task_DecideSupplement")
                    .list()
                    .get(0);
            forms.submitTaskForm(
                    first.getId(),
                    decision.equals("ACCEPT")
                            ? Map.of("decision", decision)
                            : Map.of("decision", decision, "reason", "It is not known who says so"));
        });
    }
}
