package org.ncbrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.closure.ClosureProcess;
import org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess;
import org.ncbrelay.flow.support.capacityfollowup.CapacityFollowUpProcess;
import org.ncbrelay.flow.support.capacityplan.CapacityPlanProcess;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.CapabilityWalk;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;

@FlowTest
class CapacityBuildingFlowTest {
    private final Flowchart flow;
    private final CapabilityWalk support;
    private final Walk walk;

    @Autowired
    CapacityBuildingFlowTest(Flowchart flow, CapabilityWalk support, Walk walk) {
        this.flow = flow;
        this.support = support;
        this.walk = walk;
    }

    @Test
    void aTrainingIsPlannedWithTheNcbHeldEvaluatedAndFollowedUpAfterTheCaseHasClosed() {
        CaseReference reference = proposed();
        flow.work(
                reference,
                "ncb.ken",
                CapacityPlanProcess.AGREE,
                Map.of("decision", "CHANGE", "note", "Start in January"));
        propose(reference);
        flow.work(reference, "ncb.ken", CapacityPlanProcess.AGREE, Map.of("decision", "AGREE"));
        flow.work(
                reference,
                "analyst",
                CapacityBuildingProcess.DELIVER,
                Map.of("heldFrom", "2027-01-11", "heldUntil", "2027-01-15", "participants", 18));
        flow.work(
                reference, "agency.ken", CapacityBuildingProcess.EVALUATE, Map.of("scoreBefore", 41, "scoreAfter", 78));
        support.product(reference);
        support.delivered(reference);
        walk.closed(walk.confirmed(reference));

        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.all(
                        "SELECT p.kind FROM product p JOIN delivery d ON d.product_id = p.id WHERE p.reference = ? ORDER BY 1",
                        reference))
                .containsExactly("GAP_REPORT", "RESULTS", "TRAINING_PLAN");
        assertThat(Duration.between(flow.now(), flow.timerDue(reference, "Timer_NinetyDaysPassed")))
                .isEqualTo(Duration.ofDays(90));

        flow.fireTimer(reference, "Timer_NinetyDaysPassed");
        support.reminded(reference, "Timer_AnswerOverdue");
        flow.work(reference, "agency.ken", CapacityFollowUpProcess.REPORT, Map.of("outcome", "APPLIED"));
        assertThat(flow.instances(reference)).isEmpty();
        assertThat(flow.passed(reference, CapacityFollowUpProcess.KEY)).contains("EndEvent_FollowUpReported");
    }

    @Test
    void aPlanThatTheNcbRefusesEndsThisSupportWithTheReason() {
        CaseReference reference = proposed();

        flow.work(
                reference,
                "ncb.ken",
                CapacityPlanProcess.AGREE,
                Map.of("decision", "REFUSE", "reason", "Trained by another partner"));

        assertThat(flow.passed(reference, SupportRequestProcess.KEY)).contains("EndEvent_CapabilityRefused");
        assertThat(flow.one("SELECT status || ': ' || reason FROM case_capability WHERE reference = ?", reference))
                .isEqualTo("REFUSED: Trained by another partner");
        assertThat(flow.open(reference)).contains(ClosureProcess.CONFIRM);
        assertThat(flow.all("SELECT id::text FROM delivery WHERE reference = ?", reference))
                .isEmpty();
    }

    @Test
    void silentAgencyAndNcbAreReminded() {
        CaseReference reference = support.inSupport(Capability.CAPACITY_BUILDING);
        support.reminded(reference, "Timer_AnswerOverdue");
        assess(reference);
        support.product(reference);
        propose(reference);
        support.reminded(reference, "Timer_AnswerOverdue");
    }

    @Test
    void aTrainingCannotEndBeforeItBegins() {
        CaseReference reference = proposed();
        flow.work(reference, "ncb.ken", CapacityPlanProcess.AGREE, Map.of("decision", "AGREE"));

        assertThatThrownBy(() -> flow.work(
                        reference,
                        "analyst",
                        CapacityBuildingProcess.DELIVER,
                        Map.of("heldFrom", "2027-01-15", "heldUntil", "2027-01-11", "participants", 18)))
                .hasMessageContaining("heldUntil");
    }

    private CaseReference proposed() {
        CaseReference reference = support.inSupport(Capability.CAPACITY_BUILDING);
        assess(reference);
        support.product(reference);
        propose(reference);
        return reference;
    }

    private void assess(CaseReference reference) {
        flow.work(
                reference,
                "agency.ken",
                CapacityBuildingProcess.NEEDS,
                Map.of("officers", 18, "topic", "EVIDENCE", "needs", "Preservation of electronic evidence"));
    }

    private void propose(CaseReference reference) {
        Map<String, Object> plan = Map.of(
                "title",
                "Evidence online",
                "plan",
                "Five days on preservation and chain of custody.",
                "participants",
                18,
                "startsOn",
                "2027-01-11");
        flow.work(reference, "analyst", CapacityPlanProcess.PROPOSE, plan);
    }
}
