package org.ncbrelay.flow.furthersupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.delivery.DeliveryProcess;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.flow.supplement.SupplementProcess;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.walks.ScriptedRun;
import org.springframework.beans.factory.annotation.Autowired;

/** A further kind of support that a country asks for after the submission. */
class FurtherSupportFlowTest extends FlowTestCase {
    @Autowired
    private Caller http;

    @Autowired
    private ScriptedRun script;

    @Test
    void whatIsAskedForBeforeTheDecisionIsDecidedWithTheRequest() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        ProcessInstance supplement = ask(reference);

        assertThat(supplement).isEnded().hasPassed("Task_PassToTriage", "EndEvent_PassedToTriage");
        assertThat(flow.timeline(reference)).contains("SUPPORT_ASKED");
        walk.supported(reference);
        assertThat(flow.open(reference)).contains("Task_AssignAnalyst");
    }

    @Test
    void whatIsAskedForDuringSupportHasATriageOfItsOwn() {
        CaseReference reference = walk.toSharing(flow.submit("agency.ken"));
        ask(reference);
        ProcessInstance further = flow.running(reference, FurtherSupportProcess.KEY);
        assertThat(further).isWaitingAt("CallActivity_TriageOfSupport");

        walk.supported(reference);

        assertThat(flow.open(reference)).contains("Task_AssignAnalyst");
        assertThat(further).hasPassed("CallActivity_TriageOfSupport", "Gateway_SupportChosen");
        assertThat(flow.status(reference)).isEqualTo("IN_SUPPORT");

        script.run(reference, Map.of(), Set.of());
        assertThat(further).isEnded().hasPassed("CallActivity_FurtherSupport", "EndEvent_SupportGiven");
    }

    @Test
    void whatIsRejectedOrNotChosenLeavesTheOtherSupportAlone() {
        CaseReference reference = walk.toSharing(flow.submit("agency.ken"));
        ask(reference);
        ProcessInstance further = flow.running(reference, FurtherSupportProcess.KEY);
        walk.assessed(reference);
        assertThatThrownBy(() -> flow.decide(reference, "lead", "Task_DecideSupport", "JOIN"))
                .hasStackTraceContaining("decision");
        flow.decide(reference, "lead", "Task_DecideSupport", "REJECT", "reason", "No mentor is free");
        assertThat(further).isEnded().hasPassed("Event_SupportNotApproved", "EndEvent_SupportNotApproved");
        assertThat(mentoring(reference)).isEqualTo("REFUSED: No mentor is free");
        assertThat(flow.status(reference)).isEqualTo("IN_SUPPORT");

        CaseReference other = walk.toSharing(flow.submit("agency.ken"));
        ask(other);
        ProcessInstance notChosen = flow.running(other, FurtherSupportProcess.KEY);
        walk.assessed(other);
        flow.decide(other, "lead", "Task_DecideSupport", "APPROVE", "plan", "SELECTED");
        assertThat(notChosen).isEnded().hasPassed("EndEvent_SupportNotChosen");
        assertThat(mentoring(other)).isEqualTo("NOT_CHOSEN");
    }

    /** An offer made beside it starts as well. */
    @Test
    void theLeadMayOfferMoreWithItAndWhatTheCaseHasAlreadyIsRefusedByName() {
        CaseReference reference = walk.toSharing(flow.submit("agency.ken"));
        ask(reference);
        walk.assessed(reference);
        assertThatThrownBy(() -> flow.work(
                        reference,
                        "lead",
                        "Task_DecideSupport",
                        Map.of("decision", "APPROVE", "plan", "SELECTED", "offerInformationSharing", true)))
                .hasStackTraceContaining("offerInformationSharing");
        flow.work(
                reference,
                "lead",
                "Task_DecideSupport",
                Map.of("decision", "APPROVE", "plan", "SELECTED", "offerMentoring", true, "offerTraining", true));

        assertThat(flow.open(reference)).contains("Task_AssignAnalyst", "Task_ForwardToAgency");
        assertThat(flow.running(reference, "supportOffer")).isNotNull();
    }

    /** Support goes on in place of the closing, whichever way that goes; what is not chosen leads back to it. */
    @Test
    void whatIsAskedForWhileTheCaseIsBeingClosedHasATriageOfItsOwn() {
        CaseReference reference = walk.toClosure(flow.submit("agency.ken"));
        ProcessInstance map = flow.running(reference, SupportRequestProcess.KEY);
        ProcessInstance supplement = ask(reference);

        assertThat(supplement).isEnded().hasPassed("EndEvent_PassedToTriage");
        assertThat(map).hasPassed("Event_SupportAsked", "Gateway_BeforeSupport");
        assertThat(flow.open(reference)).contains("Task_AssessRequest").doesNotContain("Task_ConfirmReceipt");
        assertThat(flow.status(reference)).isEqualTo("IN_SUPPORT");
        walk.supported(reference);
        script.run(reference, Map.of(), Set.of());
        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(mentoring(reference)).isEqualTo("DELIVERED");
    }

    @Test
    void soHasWhatIsAskedForWhereNothingWasDelivered() {
        CaseReference reference = walk.dispatched(walk.toDelivery(flow.submit("agency.ken")));
        ProcessInstance map = flow.running(reference, SupportRequestProcess.KEY);
        flow.decide(reference, "ncb.ken", DeliveryProcess.FORWARD, "WITHHOLD", "reason", "Another unit is in charge");
        ask(reference);
        assertThat(map).hasPassed("Event_SupportAskedInstead");

        walk.assessed(reference);
        flow.decide(reference, "lead", "Task_DecideSupport", "APPROVE", "plan", "SELECTED");

        assertThat(flow.open(reference)).contains("Task_CloseCase");
    }

    /** The amendment that came before the withdrawal is confirmed after it. */
    @Test
    void whatComesAfterTheEndIsForARequestThatFollows() {
        CaseReference reference = walk.toSharing(flow.submit("agency.ken"));
        http.post("agency.ken", path(reference), support("MENTORING")).with(201);
        ProcessInstance supplement = flow.running(reference, SupplementProcess.KEY);
        http.post("ncb.ken", "/api/support-requests/" + reference + "/withdrawal", Map.of("reason", "Solved by us"))
                .with(200);
        flow.record();

        assertThat(supplement).isEnded().hasPassed("EndEvent_SupportOver");
        assertThat(mentoring(reference)).startsWith("NOT_CHOSEN: The support of this case has ended");
    }

    @Test
    void anUnapprovedAgencysWaitsForTheNcb() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.idn"));
        flow.decide(reference, "ncb.idn", RecordingProcess.TAKE_OVER, "TAKE_OVER");
        walk.supported(walk.recorded(reference));
        http.post("agency.idn", path(reference), support("MENTORING")).with(201);
        assertThat(flow.open(reference)).doesNotContain("Task_AssessRequest");

        flow.decide(reference, "ncb.idn", "Task_DecideSupplement", "ACCEPT");
        flow.record();

        assertThat(flow.open(reference)).contains("Task_AssessRequest");
    }

    @Test
    void whatTheCaseHasAlreadyOrNamesNoSupportIsRefusedByName() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        for (Map<String, Object> body : List.of(
                support("INFORMATION_SHARING"),
                support(),
                Map.<String, Object>of("kind", "FACTS", "text", "x", "capabilities", List.of("MENTORING"))))
            assertThat(http.post("agency.ken", path(reference), body).with(400).text())
                    .contains("\"field\":\"capabilities\"");
    }

    private ProcessInstance ask(CaseReference reference) {
        http.post(Walk.of("agency", reference), path(reference), support("MENTORING"))
                .with(201);
        ProcessInstance supplement = flow.running(reference, SupplementProcess.KEY);
        flow.record();
        return supplement;
    }

    private static Map<String, Object> support(String... capabilities) {
        return Map.of("kind", "SUPPORT", "text", "Our officers need a mentor.", "capabilities", List.of(capabilities));
    }

    private static String path(CaseReference reference) {
        return "/api/support-requests/" + reference + "/supplements";
    }

    private String mentoring(CaseReference reference) {
        return flow.one("""
                SELECT status || coalesce(': ' || reason, '') FROM case_capability WHERE capability = 'MENTORING' AND reference = ?""", reference);
    }
}
