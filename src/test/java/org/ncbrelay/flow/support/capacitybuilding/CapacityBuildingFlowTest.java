package org.ncbrelay.flow.support.capacitybuilding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.springframework.beans.factory.annotation.Autowired;

class CapacityBuildingFlowTest extends FlowTestCase {
    @Autowired
    private CapabilityWalk support;

    @Test
    void aTrainingIsPlannedWithTheNcbHeldEvaluatedAndFollowedUpAfterTheCaseHasClosed() {
        CaseReference reference = proposed();
        flow.decide(reference, "ncb.ken", CapacityPlanProcess.AGREE, "CHANGE", "note", "Start in January");
        propose(reference);
        flow.decide(reference, "ncb.ken", CapacityPlanProcess.AGREE, "AGREE");
        flow.work(
                reference,
                "analyst",
                "Task_DeliverTraining",
                Map.of("heldFrom", "2027-01-11", "heldUntil", "2027-01-15", "participants", 18));
        flow.work(reference, "agency.ken", "Task_EvaluateTraining", Map.of("scoreBefore", 41, "scoreAfter", 78));
        support.product(reference);
        support.delivered(reference);
        walk.closed(walk.confirmed(reference));
        assertThat(http.get("lead", "/api/support-requests/" + reference).text())
                .contains("\"kind\":\"capacityFollowUp\"");
        assertThat(flow.letters(reference))
                .contains("CASE_CLOSED_AND_CONTINUES")
                .doesNotContain("CASE_CLOSED");

        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.all(
                        "SELECT p.kind FROM product p JOIN delivery d ON d.product_id = p.id WHERE p.reference = ? ORDER BY 1",
                        reference))
                .containsExactly("GAP_REPORT", "RESULTS", "TRAINING_PLAN");
        assertThat(Duration.between(flow.now(), flow.timerDue(reference, "Timer_NinetyDaysPassed")))
                .isEqualTo(Duration.ofDays(90));

        flow.fireTimer(reference, "Timer_NinetyDaysPassed");
        support.reminded(reference, "Task_ReportFollowUp");
        ProcessInstance followUp = flow.running(reference, CapacityFollowUpProcess.KEY);
        flow.work(reference, "agency.ken", "Task_ReportFollowUp", Map.of("outcome", "APPLIED"));
        assertThat(flow.instances(flow.passedOn(reference))).isEmpty();
        assertThat(http.get("lead", "/api/support-requests/" + reference).text())
                .doesNotContain("\"kind\":\"capacityFollowUp\"");
        assertThat(followUp)
                .isEnded()
                .hasPassedInOrder("Task_ReportFollowUp", "Task_RecordFollowUp", "EndEvent_FollowUpReported");
    }

    @Test
    void aPlanThatTheNcbRefusesEndsThisSupportWithTheReason() {
        CaseReference reference = proposed();

        flow.decide(reference, "ncb.ken", CapacityPlanProcess.AGREE, "REFUSE", "reason", "Trained by another partner");

        assertThat(flow.passed(reference, SupportRequestProcess.KEY)).contains("EndEvent_CapabilityRefused");
        assertThat(flow.capability(reference)).isEqualTo("REFUSED: Trained by another partner");
        assertThat(flow.open(reference)).contains("Task_CloseCase");
        assertThat(flow.all("SELECT id::text FROM delivery WHERE reference = ?", reference))
                .isEmpty();
    }

    @Test
    void anAgencyThatNeverAssessesItsNeedsEndsThisSupport() {
        CaseReference reference = support.inSupport(Capability.CAPACITY_BUILDING);
        ProcessInstance building = flow.running(reference, "capacityBuilding");
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, "Task_AssessNeeds");
        flow.fireTimer(reference, "Timer_NoNeeds");

        assertThat(flow.capability(reference)).isEqualTo("REFUSED: The agency did not report its needs in time.");
        assertThat(building).isEnded().hasPassedInOrder("Timer_NoNeeds", "Task_RecordNoNeeds");
        assertThat(letters(reference, "SUPPORT_ENDED_UNANSWERED")).containsExactly("INTERPOL", "KEN");
        assertThat(flow.open(reference)).contains("Task_CloseCase");
    }

    @Test
    void aPlanToWhichTheNcbNeverAgreesEndsThisSupport() {
        CaseReference reference = proposed();
        ProcessInstance plan = flow.running(reference, "capacityPlan");
        flow.fireTimer(reference, "Timer_NoAnswer");

        assertThat(flow.capability(reference)).isEqualTo("REFUSED: Nobody agreed to the plan in time.");
        assertThat(plan).isEnded().hasPassedInOrder("Timer_NoAnswer", "Task_RecordNoAgreement");
        assertThat(letters(reference, "PLAN_TO_AGREE")).containsExactly("KEN");
    }

    @Test
    void aTrainingThatNobodyEvaluatesOrFollowsUpIsRecordedAsThatAndItsResultsAreDelivered() {
        CaseReference reference = proposed();
        flow.decide(reference, "ncb.ken", CapacityPlanProcess.AGREE, "AGREE");
        flow.work(
                reference,
                "analyst",
                "Task_DeliverTraining",
                Map.of("heldFrom", "2027-01-11", "heldUntil", "2027-01-15", "participants", 18));
        ProcessInstance building = flow.running(reference, "capacityBuilding");
        flow.fireTimer(reference, "Timer_NoEvaluation");
        support.product(reference);
        support.delivered(reference);
        assertThat(building)
                .isEnded()
                .hasPassedInOrder(
                        "Task_DeliverTraining",
                        "Task_RecordTraining",
                        "Timer_NoEvaluation",
                        "Task_RecordNoEvaluation",
                        "EndEvent_TrainingNotEvaluated",
                        "EndEvent_FollowUpScheduled");
        walk.closed(walk.confirmed(reference));

        flow.fireTimer(reference, "Timer_NinetyDaysPassed");
        ProcessInstance followUp = flow.running(reference, CapacityFollowUpProcess.KEY);
        flow.fireTimer(reference, "Timer_NoReport");

        assertThat(flow.instances(reference)).isEmpty();
        assertThat(followUp)
                .isEnded()
                .hasPassedInOrder("Timer_NoReport", "Task_RecordNoFollowUp", "EndEvent_FollowUpNotReported");
        assertThat(flow.all(
                        "SELECT content ->> 'awaited' FROM capability_step WHERE reference = ? AND kind = 'NO_ANSWER' ORDER BY id",
                        reference))
                .containsExactly("TRAINING_NOT_EVALUATED", "FOLLOW_UP_NOT_REPORTED");
        assertThat(letters(reference, "CLOSED_WITHOUT_ANSWER")).containsExactly("KEN", "KEN");
    }

    private CaseReference proposed() {
        CaseReference reference = support.inSupport(Capability.CAPACITY_BUILDING);
        flow.work(
                reference,
                "agency.ken",
                "Task_AssessNeeds",
                Map.of("officers", 18, "topic", "EVIDENCE", "needs", "Preservation of electronic evidence"));
        support.product(reference);
        propose(reference);
        return reference;
    }

    /** The organisations to which such letters went. */
    private List<String> letters(CaseReference reference, String letter) {
        return flow.all(
                "SELECT organisation FROM outbox_mail WHERE reference = ? AND template = '" + letter
                        + "' ORDER BY organisation",
                reference);
    }

    private void propose(CaseReference reference) {
        Map<String, Object> plan = Map.of(
                "title", "Evidence online",
                "plan", "Five days on preservation and chain of custody.",
                "participants", 18,
                "startsOn", "2027-01-11");
        flow.work(reference, "analyst", "Task_ProposeTrainingPlan", plan);
    }
}
