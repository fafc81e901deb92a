package org.ncbrelay.flow.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Action;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Change;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class AuthorizationFlowTest extends FlowTestCase {
    private static final Instant END_OF_MAY_IN_NAIROBI = Instant.parse("2030-05-31T21:00:00Z");

    private static final String DECIDE_SUSPENDED = "Task_DecideSuspendedContact";

    private static final Change GRANT =
            new Change(Action.GRANT, "The prosecutor agrees", "This case", LocalDate.parse("2030-06-30"));

    @Autowired
    private ChangeAuthorization change;

    @Autowired
    private WithdrawRequest withdraw;

    @Test
    void aGrantKeepsTheChannelOpenUntilItExpires() {
        CaseReference reference = walk.granted(walk.acknowledged(flow.submit("agency.ken")));
        ProcessInstance grant = flow.running(reference, DirectContactProcess.KEY);
        assertThat(grant).isWaitingAt("Task_KeepChannelOpen");

        assertThat(flow.timerDue(reference, "Timer_AuthorizationExpired")).isEqualTo(END_OF_MAY_IN_NAIROBI);
        flow.fireTimer(reference, "Timer_AuthorizationExpired");

        assertThat(grant).isEnded().hasPassed("Timer_AuthorizationExpired", "Task_RecordExpiry", "EndEvent_Expired");
        assertThat(flow.passed(reference, "authorization")).contains("Task_OpenChannel", "EndEvent_Granted");
        assertThat(facts(reference)).containsExactly("GRANTED", "EXPIRED");
    }

    /** What a request calls its agency is free text, which is shown in the request alone; no letter goes to the address that it states. */
    @Test
    void theRelayCallsAnAgencyAsItsNcbRegisteredIt() {
        CaseReference reference = walk.granted(walk.acknowledged(flow.submit(
                "agency.ken",
                body -> body.put(
                        "agency",
                        Map.of(
                                "name",
                                "Wildlife Enforcement Unit",
                                "officer",
                                "Desk",
                                "email",
                                "anybody@elsewhere.example",
                                "caseNumber",
                                "1")))));
        String registered = "Wildlife Crime Investigation Unit";
        Caller bureau = Caller.session(port, "ncb.ken", "wildlife-demo");

        assertThat(bureau.get("/grants").with(200).text())
                .containsPattern(reference + "(?s:(?!</tr>).)*" + registered)
                .doesNotContain("Wildlife Enforcement Unit");
        assertThat(bureau.get("/cases/" + reference).with(200).text()).containsOnlyOnce("Wildlife Enforcement Unit");
        assertThat(http.get("ncb.ken", "/api/support-requests/" + reference)
                        .with(200)
                        .json()
                        .at("/authorization/agency")
                        .asText())
                .isEqualTo(registered);
        assertThat(flow.all("SELECT recipient FROM outbox_mail WHERE reference = ?", reference))
                .contains("ken-wciu@relay.example")
                .doesNotContain("anybody@elsewhere.example");
        assertThat(flow.all("SELECT agency FROM authorization_fact WHERE reference = ?", reference))
                .containsExactly(registered);
        assertThat(flow.all("SELECT addressee FROM timeline_event WHERE reference = ?", reference))
                .contains(registered)
                .doesNotContain("Wildlife Enforcement Unit");
    }

    @Test
    void aRevocationEndsTheOpenChannel() {
        CaseReference reference = walk.granted(walk.acknowledged(flow.submit("agency.ken")));
        ProcessInstance grant = flow.running(reference, DirectContactProcess.KEY);

        change(reference, Action.REVOKE);

        assertThat(grant).isEnded().hasPassed("Event_Revoked", "EndEvent_Revoked");
        assertThat(facts(reference)).containsExactly("GRANTED", "REVOKED");
    }

    @Test
    void aGrantIsSuspendedResumedAndRenewed() {
        CaseReference reference = walk.granted(walk.acknowledged(flow.submit("agency.ken")));
        ProcessInstance grant = flow.running(reference, DirectContactProcess.KEY);

        change(reference, Action.SUSPEND);
        assertThat(grant).isWaitingAt("Task_KeepChannelClosed");
        change(reference, Action.RESUME);
        assertThat(grant).isWaitingAt("Task_KeepChannelOpen");
        change(reference, new Change(Action.RENEW, "It takes longer", null, LocalDate.parse("2030-06-30")));

        assertThat(grant)
                .isWaitingAt("Task_KeepChannelOpen")
                .hasPassed("Task_KeepChannelClosed", "EndEvent_Resumed", "Event_Renewed");
        assertThat(flow.timerDue(reference, "Timer_AuthorizationExpired"))
                .isEqualTo(Instant.parse("2030-06-30T21:00:00Z"));
        assertThat(facts(reference)).containsExactly("GRANTED", "SUSPENDED", "RESUMED", "RENEWED");
    }

    @Test
    void aGrantEndsWithItsCase() {
        CaseReference reference = walk.granted(walk.acknowledged(flow.submit("agency.ken")));

        desk.as("agency.ken", () -> withdraw.withdraw(reference, "Solved", desk.officer("agency.ken")));

        assertThat(flow.passed(reference, DirectContactProcess.KEY)).contains("Event_CaseEnded", "EndEvent_CaseEnded");
        assertThat(facts(reference)).containsExactly("GRANTED", "ENDED");
        assertThat(flow.instances(reference)).isEmpty();
    }

    @Test
    void theHeadGrantsUnasked() {
        CaseReference reference = walk.acknowledged(
                flow.submit("agency.ken", body -> body.put("directContact", Map.of("requested", false))));

        assertThatThrownBy(() -> change(reference, Action.GRANT))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("until");
        change(reference, GRANT);

        assertThat(flow.running(reference, DirectContactProcess.KEY)).isWaitingAt("Task_KeepChannelOpen");
        assertThat(flow.passed(reference, "authorization")).doesNotContain("EndEvent_Granted");
        assertThatThrownBy(() -> change(reference, GRANT)).isInstanceOf(Refusal.Conflict.class);
        desk.as("agency.ken", () -> withdraw.withdraw(reference, "Solved", desk.officer("agency.ken")));
        assertThat(flow.instances(reference)).isEmpty();
    }

    @Test
    void theHeadsGrantCompletesTheTaskThatAsksForIt() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));

        change(reference, Action.GRANT);

        assertThat(flow.open(reference)).doesNotContain(AuthorizationProcess.DECIDE);
        assertThat(flow.running(reference, DirectContactProcess.KEY)).isWaitingAt("Task_KeepChannelOpen");
        assertThat(facts(reference)).containsExactly("GRANTED");
    }

    @ParameterizedTest
    @EnumSource
    void theHeadGrantsAgain(Ended ended) {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        ended.way.accept(this, reference);

        change(reference, GRANT);

        assertThat(flow.running(reference, DirectContactProcess.KEY)).isWaitingAt("Task_KeepChannelOpen");
        assertThat(facts(reference)).endsWith(ended.name(), "GRANTED");
    }

    /** Ends of direct contact after which it can be granted again. */
    enum Ended {
        REFUSED((t, reference) -> t.flow.decide(
                reference, "ncb.ken", AuthorizationProcess.DECIDE, "REFUSE", "reason", "The case is before the court")),
        LAPSED((t, reference) -> t.flow.fireTimer(reference, "Timer_NotDecided")),
        REVOKED((t, reference) -> t.change(t.walk.granted(reference), Action.REVOKE)),
        EXPIRED((t, reference) -> t.flow.fireTimer(t.walk.granted(reference), "Timer_AuthorizationExpired"));

        private final BiConsumer<AuthorizationFlowTest, CaseReference> way;

        Ended(BiConsumer<AuthorizationFlowTest, CaseReference> way) {
            this.way = way;
        }
    }

    @Test
    void aRefusalLeavesTheChannelWithTheNcb() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        ProcessInstance step = flow.running(reference, "authorization");

        flow.decide(
                reference, "ncb.ken", AuthorizationProcess.DECIDE, "REFUSE", "reason", "The case is before the court");

        assertThat(step)
                .isEnded()
                .hasPassedInOrder(
                        "Gateway_DirectContactRequested",
                        AuthorizationProcess.DECIDE,
                        "Task_RecordDecision",
                        "Gateway_Granted",
                        "EndEvent_Refused");
        assertThat(flow.timeline(reference)).contains("DIRECT_CONTACT_REFUSED");
    }

    @Test
    void nobodyIsAskedWhereDirectContactWasNotRequested() {
        CaseReference reference = walk.acknowledged(
                flow.submit("agency.ken", body -> body.put("directContact", Map.of("requested", false))));

        assertThat(flow.passed(reference, "authorization"))
                .contains("Gateway_DirectContactRequested", "EndEvent_NotRequested")
                .doesNotContain(AuthorizationProcess.DECIDE);
        assertThat(flow.open(reference)).containsExactly("Task_CheckRecord");
    }

    @Test
    void silenceIsRemindedThreeTimesThenLapsesAndIsNeverConsent() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        Instant asked = flow.now();
        for (int stage = 1; stage <= 3; stage++) {
            flow.fireTimer(reference, AuthorizationProcess.DECIDE);
            assertThat(Duration.between(asked, flow.now())).isEqualTo(Duration.ofHours(36L * stage));
        }
        ProcessInstance step = flow.running(reference, "authorization");

        flow.fireTimer(reference, "Timer_NotDecided");

        assertThat(step).isEnded().hasPassed("Timer_NotDecided", "Task_RecordLapseOfContact", "EndEvent_Lapsed");
        assertThat(Duration.between(asked, flow.now())).isEqualTo(Duration.ofDays(6));
        assertThat(facts(reference)).containsExactly("LAPSED");
    }

    @Test
    void endingAnApprovalSuspendsTheGrantsOfTheAgencyOnce() {
        CaseReference live = ofSecondAgency();
        CaseReference suspended = ofSecondAgency();
        change(suspended, Action.SUSPEND);
        CaseReference other = walk.granted(walk.acknowledged(flow.submit("agency.ken")));
        assertThat(writes("agency2.ken", live)).isEqualTo(201);

        approve(false);

        assertThat(writes("agency2.ken", live)).isEqualTo(409);
        assertThat(facts(live)).containsExactly("GRANTED", "SUSPENDED");
        assertThat(facts(suspended)).containsExactly("GRANTED", "SUSPENDED");
        assertThat(facts(other)).containsExactly("GRANTED");
        assertThat(flow.open(live)).contains(DECIDE_SUSPENDED);
        assertThat(flow.open(suspended)).doesNotContain(DECIDE_SUSPENDED);
        assertThat(flow.timeline(live)).contains("DIRECT_CONTACT_SUSPENDED");
        assertThat(flow.all(
                        "SELECT organisation || ' ' || coalesce(task_name, template) FROM outbox_mail WHERE reference = ?",
                        live))
                .contains(
                        "KEN DIRECT_CONTACT_CHANGED",
                        "INTERPOL DIRECT_CONTACT_CHANGED",
                        "KEN Decide suspended contact");

        flow.fireTimer(live, DECIDE_SUSPENDED);
        assertThat(flow.letters(live)).contains("REMINDER");
        decide(live, "RESUME");
        assertThat(writes("agency2.ken", live)).isEqualTo(201);
        approve(false);
        assertThat(facts(live)).as("there is no approval left that ends").endsWith("RESUMED");
    }

    @ParameterizedTest
    @CsvSource({
        "TASK, RESUME, EndEvent_Decided",
        "TASK, REVOKE, EndEvent_RevokedByHead",
        "PAGE, RESUME, EndEvent_ResumedByHead",
        "PAGE, REVOKE, EndEvent_Revoked"
    })
    void theHeadDecidesOnWhatTheEndOfAnApprovalSuspended(String door, Action action, String end) {
        CaseReference reference = ofSecondAgency();
        ProcessInstance grant = flow.running(reference, DirectContactProcess.KEY);
        approve(false);
        assertThat(grant).isWaitingAt(DECIDE_SUSPENDED);

        if (door.equals("TASK")) decide(reference, action.name());
        else change(reference, action);

        assertThat(facts(reference))
                .containsExactly("GRANTED", "SUSPENDED", action.event().name().substring(15));
        assertThat(flow.passed(reference, DirectContactProcess.KEY)).contains(end);
        assertThat(flow.open(reference)).doesNotContain(DECIDE_SUSPENDED);
        if (action == Action.RESUME) assertThat(grant).isWaitingAt("Task_KeepChannelOpen");
        else assertThat(grant).isEnded();
        assertThat(writes("agency2.ken", reference)).isEqualTo(action == Action.RESUME ? 201 : 409);
    }

    /** Whoever comes second finds nothing that is still open; neither leaves half of it. */
    @Test
    void twoHeadsWhoEndAnApprovalAtOnceSuspendEachGrantOnce() {
        List<CaseReference> references = List.of(ofSecondAgency(), ofSecondAgency());
        CountDownLatch both = new CountDownLatch(2);
        List<CompletableFuture<Integer>> answers = Stream.of("First", "Second")
                .map(reason -> CompletableFuture.supplyAsync(() -> {
                    both.countDown();
                    try {
                        both.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return approval(false, reason);
                }))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).contains(200).containsAnyOf(200, 409);
        for (CaseReference reference : references) {
            assertThat(facts(reference)).containsExactly("GRANTED", "SUSPENDED");
            assertThat(flow.open(reference)).containsOnlyOnce(DECIDE_SUSPENDED);
        }
    }

    /** Not the first agency, on whose approval other tests rely. */
    private CaseReference ofSecondAgency() {
        approve(true);
        return walk.granted(walk.acknowledged(flow.submit("agency2.ken")));
    }

    private void approve(boolean approved) {
        assertThat(approval(approved, "Reviewed by the bureau")).isEqualTo(200);
    }

    private int approval(boolean approved, String reason) {
        return http.put(
                        "ncbhead.ken",
                        "/api/agencies/KEN-CBCU/approval",
                        Map.of("approved", approved, "reason", reason))
                .status();
    }

    private void decide(CaseReference reference, String decision) {
        flow.decide(reference, "ncbhead.ken", DECIDE_SUSPENDED, decision, "reason", "The unit has a new mandate");
    }

    private int writes(String user, CaseReference reference) {
        return http.post(user, "/api/support-requests/" + reference + "/messages", Map.of("text", "A question"))
                .status();
    }

    private void change(CaseReference reference, Action action) {
        change(reference, Change.of(action, "On second thoughts"));
    }

    private void change(CaseReference reference, Change wanted) {
        desk.as("ncbhead.ken", () -> change.change(reference, wanted, desk.officer("ncbhead.ken")));
    }

    private List<String> facts(CaseReference reference) {
        return flow.all("SELECT kind FROM authorization_fact WHERE reference = ? ORDER BY id", reference);
    }
}
