package org.ncbrelay.flow.preservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.preservation.Preservations;
import org.ncbrelay.flow.acknowledgment.CorrectRequest;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class PreservationFlowTest extends FlowTestCase {
    private static final String WARNING = "Event_LapseNear";

    @Autowired
    private WithdrawRequest withdraw;

    @Autowired
    private CorrectRequest correct;

    @Autowired
    private Preservations preservations;

    @Test
    void itIsRenewedOnceAndLapsesAfterTheSecondWarning() {
        CaseReference reference = watched("2026-12-04");
        ProcessInstance step = flow.running(reference, PreservationProcess.KEY);
        assertThat(flow.timerDue(reference, WARNING)).isEqualTo("2026-11-20T00:00:00Z");

        flow.fireTimer(reference, WARNING);
        flow.decide(reference, "agency.ken", PreservationProcess.RENEW, "RENEW");

        assertThat(state(reference)).isEqualTo("RUNNING");
        assertThat(flow.timerDue(reference, WARNING)).isEqualTo("2027-02-18T00:00:00Z");
        flow.fireTimer(reference, WARNING);
        assertThat(flow.timerDue(reference, "Event_Lapse")).isEqualTo("2027-03-05T00:00:00Z");
        flow.fireTimer(reference, "Event_Lapse");
        assertThat(step).isEnded().hasPassed("Task_WarnOfLapse", "Task_RecordRenewal", "Task_RecordLapse");
        assertThat(state(reference)).isEqualTo("LAPSED");
        assertThat(flow.timeline(reference))
                .containsSubsequence(
                        "PRESERVATION_LAPSE_NEAR",
                        "PRESERVATION_RENEWED",
                        "PRESERVATION_LAPSE_NEAR",
                        "PRESERVATION_LAPSED");
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
        assertThat(state(reference)).isEqualTo("RELEASED");
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
    void eachPlatformHasAPeriodOfItsOwnAndIsWatchedFromTheSubmission() {
        CaseReference reference = flow.submit(
                "agency.ken",
                body -> body.put(
                        "preservation",
                        List.of(
                                Map.of("provider", "Savanna Market", "requestedAt", "2026-10-05"),
                                Map.of("provider", "PhotoCircle", "requestedAt", "2026-10-05"))));

        assertThat(flow.all(
                        "SELECT provider || ' ' || expires_at FROM preservation_request WHERE reference = ? ORDER BY provider",
                        reference))
                .containsExactly("PhotoCircle 2027-04-03", "Savanna Market 2027-01-03");
    }

    @Test
    void aCorrectionOfItsDatesOrItsAccountIsFollowed() {
        CaseReference reference = flow.submit(
                "agency.ken",
                body -> body.put(
                        "preservation", List.of(Map.of("provider", "PhotoCircle", "expiresAt", "2026-12-04"))));

        corrected(reference, "[{\"provider\": \"PhotoCircle\", \"expiresAt\": \"2027-03-04\"}]");
        assertThat(flow.timerDue(reference, WARNING)).isEqualTo("2027-02-18T00:00:00Z");
        assertThat(flow.timeline(reference)).containsSubsequence("PRESERVATION_LET_LAPSE", "REQUEST_CORRECTED");

        flow.advance(Duration.ofMinutes(1));
        corrected(
                reference,
                "[{\"provider\": \"PhotoCircle\", \"account\": \"ivoryhouse\", \"expiresAt\": \"2027-03-04\"}]");
        flow.advance(Duration.ofMinutes(1));
        corrected(
                reference,
                "[{\"provider\": \"PhotoCircle\", \"account\": \"ivoryhouse\", \"expiresAt\": \"2027-03-04\", \"mlatIntended\": true}]");
        assertThat(flow.timerDue(reference, WARNING)).isEqualTo("2027-02-18T00:00:00Z");
        assertThat(flow.all("""
                        SELECT concat_ws(' ', expires_at, account, outcome, reason) FROM preservation_request
                         WHERE reference = ? ORDER BY expires_at, account NULLS FIRST""", reference))
                .containsExactly(
                        "2026-12-04 LET_LAPSE The dates were wrong",
                        "2027-03-04 LET_LAPSE The dates were wrong",
                        "2027-03-04 ivoryhouse");
    }

    private void corrected(CaseReference reference, String preservation) {
        walk.returned(reference);
        desk.as("agency.ken", () -> {
            UUID draft = correct.begin(reference, desk.officer("agency.ken"));
            administration.update(
                    "UPDATE request_draft SET content = content || jsonb_build_object('preservation', ?::jsonb) WHERE id = ?",
                    preservation,
                    draft);
            correct.file(draft, "The dates were wrong", desk.officer("agency.ken"));
        });
    }

    @Test
    void itOutlivesTheWithdrawal() {
        CaseReference reference = watched("2026-12-04");
        ProcessInstance step = flow.running(reference, PreservationProcess.KEY);

        desk.as("agency.ken", () -> withdraw.withdraw(reference, "The suspect is dead", desk.officer("agency.ken")));

        assertThat(step).isWaitingAt(WARNING);
        assertThat(state(reference)).isEqualTo("RUNNING");
        assertThat(flow.timeline(reference)).contains("CONTINUES_AFTER_END");
        flow.fireTimer(reference, WARNING);
        flow.decide(reference, "agency.ken", PreservationProcess.RENEW, "RENEW");
        assertThat(step).isWaitingAt(WARNING);
    }

    @Test
    void itOutlivesTheClosing() {
        CaseReference reference = walk.closed(walk.confirmed(walk.toClosure(flow.submit("agency.ken"))));

        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.timeline(reference)).contains("CONTINUES_AFTER_END");
        assertThat(flow.running(reference, PreservationProcess.KEY)).isWaitingAt(WARNING);
        assertThat(state(reference)).isEqualTo("RUNNING");
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
