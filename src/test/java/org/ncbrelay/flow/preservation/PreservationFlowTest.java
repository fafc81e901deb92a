package org.ncbrelay.flow.preservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.preservation.Preservations;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class PreservationFlowTest extends FlowTestCase {
    private static final String WARNING = "Event_LapseNear";

    @Autowired
    private WithdrawRequest withdraw;

    @Autowired
    private Preservations preservations;

    @Test
    void itIsRenewedOnceAndThenWarnedForTheLastTime() {
        CaseReference reference = watched("2026-12-04");
        ProcessInstance step = flow.running(reference, PreservationProcess.KEY);
        assertThat(flow.timerDue(reference, WARNING)).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(state(reference)).isEqualTo("WATCHED");

        flow.fireTimer(reference, WARNING);
        assertThat(state(reference)).isEqualTo("LAPSE_NEAR");
        flow.decide(reference, "agency.ken", PreservationProcess.RENEW, "RENEW");

        assertThat(state(reference)).isEqualTo("RENEWED");
        assertThat(flow.timerDue(reference, WARNING)).isEqualTo("2026-12-20T00:00:00Z");
        flow.fireTimer(reference, WARNING);
        assertThat(step).isEnded().hasPassed("Task_WarnOfLapse", "Task_RecordRenewal", "EndEvent_WarnedOnly");
        assertThat(flow.timeline(reference))
                .containsSubsequence("PRESERVATION_LAPSE_NEAR", "PRESERVATION_RENEWED", "PRESERVATION_LAPSE_NEAR");
    }

    @Test
    void theAgencyLetsItLapseWithAReason() {
        CaseReference reference = watched("2026-12-04");
        ProcessInstance step = flow.running(reference, PreservationProcess.KEY);
        flow.fireTimer(reference, WARNING);

        assertThatThrownBy(() ->
                        flow.work(reference, "agency.ken", PreservationProcess.RENEW, Map.of("decision", "LET_LAPSE")))
                .hasMessageContaining("reason");
        flow.decide(
                reference, "agency.ken", PreservationProcess.RENEW, "LET_LAPSE", "reason", "The data were handed over");

        assertThat(step).isEnded().hasPassed("EndEvent_LetLapse");
        assertThat(state(reference)).isEqualTo("LET_LAPSE");
    }

    @Test
    void silenceIsRecordedAsALapse() {
        CaseReference reference = watched("2026-12-04");
        ProcessInstance step = flow.running(reference, PreservationProcess.KEY);
        flow.fireTimer(reference, WARNING);
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, PreservationProcess.RENEW);
        assertThat(flow.timeline(reference)).contains("ESCALATED_TO_GS_LIAISON");

        assertThat(flow.timerDue(reference, "Timer_Lapsed")).isEqualTo("2026-12-05T00:00:00Z");
        flow.fireTimer(reference, "Timer_Lapsed");

        assertThat(step).isEnded().hasPassed("Task_RecordLapse", "EndEvent_Lapsed");
        assertThat(state(reference)).isEqualTo("LAPSED");
        assertThat(flow.timeline(reference)).contains("PRESERVATION_LAPSED");
    }

    @Test
    void aCaseWithNothingToPreserveGoesOn() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken", body -> body.remove("preservation")));

        assertThat(flow.passed(reference, PreservationProcess.KEY))
                .contains("Task_WatchPreservation", "EndEvent_PreservationSettled");
        assertThat(flow.passed(reference, SupportRequestProcess.KEY)).contains("EndEvent_PreservationSettled");
        assertThat(flow.all("SELECT id::text FROM preservation_request WHERE reference = ?", reference))
                .isEmpty();
    }

    @Test
    void eachPlatformHasADateOfItsOwn() {
        CaseReference reference = walk.acknowledged(flow.submit(
                "agency.ken",
                body -> body.put(
                        "preservation",
                        List.of(
                                Map.of("provider", "Savanna Market", "requestedAt", "2026-10-05"),
                                Map.of("provider", "PhotoCircle", "requestedAt", "2026-10-05")))));

        assertThat(flow.all(
                        "SELECT provider || ' ' || expires_at FROM preservation_request WHERE reference = ? ORDER BY provider",
                        reference))
                .containsExactly("PhotoCircle 2026-12-04", "Savanna Market 2026-12-04");
        assertThat(flow.active(flow.running(reference, PreservationProcess.KEY)))
                .containsExactly(WARNING, WARNING);
    }

    @Test
    void aWithdrawnCaseEndsIt() {
        CaseReference reference = watched("2026-12-04");
        ProcessInstance step = flow.running(reference, PreservationProcess.KEY);

        desk.as("agency.ken", () -> withdraw.withdraw(reference, "The suspect is dead", desk.officer("agency.ken")));

        assertThat(step).isEnded();
        assertThat(state(reference)).isEqualTo("ENDED");
    }

    @Test
    void itDoesNotHoldUpTheClosing() {
        CaseReference reference = walk.closed(walk.confirmed(walk.toClosure(flow.submit("agency.ken"))));

        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.instances(reference)).isEmpty();
        assertThat(state(reference)).isEqualTo("ENDED");
    }

    /** Acknowledged on 5 October 2026. */
    private CaseReference watched(String expiresAt) {
        return walk.acknowledged(flow.submit(
                "agency.ken",
                body -> body.put(
                        "preservation",
                        List.of(Map.of(
                                "provider", "Savanna Market", "requestedAt", "2026-10-05", "expiresAt", expiresAt)))));
    }

    private String state(CaseReference reference) {
        return inTransaction("agency.ken", () -> preservations.of(reference))
                .get(0)
                .state();
    }
}
