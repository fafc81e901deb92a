package org.ncbrelay.flow.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Action;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class AuthorizationFlowTest extends FlowTestCase {
    private static final Instant END_OF_MAY_IN_NAIROBI = Instant.parse("2027-05-31T21:00:00Z");

    @Autowired
    private ChangeAuthorization change;

    @Test
    void aGrantKeepsTheChannelOpenUntilItExpires() {
        CaseReference reference = walk.granted(walk.acknowledged(flow.submit("agency.ken")));
        ProcessInstance step = flow.running(reference, AuthorizationProcess.KEY);
        assertThat(step).isWaitingAt(AuthorizationProcess.KEEP_OPEN);

        assertThat(flow.timerDue(reference, "Timer_AuthorizationExpired")).isEqualTo(END_OF_MAY_IN_NAIROBI);
        flow.fireTimer(reference, "Timer_AuthorizationExpired");

        assertThat(step)
                .isEnded()
                .hasPassed("Timer_AuthorizationExpired", "Task_RecordExpiry", "EndEvent_ChannelViaNcb");
        assertThat(facts(reference)).containsExactly("GRANTED", "EXPIRED");
    }

    @Test
    void aRevocationEndsTheOpenChannel() {
        CaseReference reference = walk.granted(walk.acknowledged(flow.submit("agency.ken")));
        ProcessInstance step = flow.running(reference, AuthorizationProcess.KEY);

        change(reference, Action.REVOKE);

        assertThat(step).isEnded().hasPassed(AuthorizationProcess.KEEP_OPEN).hasNotPassed("Task_RecordExpiry");
        assertThat(facts(reference)).containsExactly("GRANTED", "REVOKED");
    }

    @Test
    void aRefusalLeavesTheChannelWithTheNcb() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        ProcessInstance step = flow.running(reference, AuthorizationProcess.KEY);

        flow.decide(
                reference, "ncb.ken", AuthorizationProcess.DECIDE, "REFUSE", "reason", "The case is before the court");

        assertThat(step)
                .isEnded()
                .hasPassedInOrder(
                        "Gateway_DirectContactRequested",
                        AuthorizationProcess.DECIDE,
                        "Task_RecordDecision",
                        "Gateway_Granted",
                        "EndEvent_ChannelViaNcb");
        assertThat(flow.timeline(reference)).contains("DIRECT_CONTACT_REFUSED");
    }

    @Test
    void nobodyIsAskedWhereDirectContactWasNotRequested() {
        CaseReference reference = walk.acknowledged(
                flow.submit("agency.ken", body -> body.put("directContact", Map.of("requested", false))));

        assertThat(flow.passed(reference, AuthorizationProcess.KEY))
                .contains("Gateway_DirectContactRequested", "EndEvent_ChannelViaNcb")
                .doesNotContain(AuthorizationProcess.DECIDE);
        assertThat(flow.open(reference)).containsExactly(RecordingProcess.CHECK);
    }

    @Test
    void silenceIsRemindedThreeTimesAndIsNeverConsent() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        Instant asked = flow.now();
        for (int stage = 1; stage <= 3; stage++) {
            flow.fireTimer(reference, "Timer_AuthorizationOverdue");
            assertThat(Duration.between(asked, flow.now())).isEqualTo(Duration.ofHours(36L * stage));
        }

        assertThat(flow.running(reference, AuthorizationProcess.KEY))
                .isWaitingAt(AuthorizationProcess.DECIDE)
                .hasPassed("Task_EscalateAuthorization", "EndEvent_Reminded");
        assertThat(facts(reference)).isEmpty();
    }

    private void change(CaseReference reference, Action action) {
        desk.as(
                "ncbhead.ken",
                () -> change.change(reference, action, "On second thoughts", desk.officer("ncbhead.ken")));
    }

    private List<String> facts(CaseReference reference) {
        return flow.all("SELECT kind FROM authorization_fact WHERE reference = ? ORDER BY id", reference);
    }
}
