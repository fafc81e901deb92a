package org.ncbrelay.flow.hitquestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.store.cases.Correlation.Hit;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** A hit across countries: who sees what of it, and the question to its owner. */
class HitQuestionFlowTest extends FlowTestCase {
    @Autowired
    private ReadHits read;

    @Autowired
    private AskOwnerOfHit ask;

    private CaseReference french;
    private CaseReference kenyan;

    @Test
    void theTeamSeesTheOtherCaseAndACountryOnlyThatThereIsAHit() {
        String seller = seller();
        french = flow.submit("agency.fra", of("FRA", seller));
        kenyan = flow.submit(
                "agency.ken", of("KEN", seller.toUpperCase(Locale.ROOT).replace('-', '.')));

        walk.toTriage(french);
        walk.toTriage(kenyan);

        assertThat(hits(kenyan, "analyst"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.reference()).isEqualTo(french.value()))
                .satisfies(hit -> assertThat(hit.country()).isEqualTo("FRA"));
        assertThat(hits(kenyan, "ncb.ken")).singleElement().satisfies(hit -> {
            assertThat(hit.kind()).hasToString("HANDLE");
            assertThat(hit.reference()).isNull();
            assertThat(hit.country()).isNull();
            assertThat(hit.since()).isNull();
            assertThat(hit.id()).isEqualTo(hits(kenyan, "ncb.ken").get(0).id());
        });
        assertThat(hits(french, "ncb.fra")).hasSize(1);
        assertThatThrownBy(() -> hits(kenyan, "ncb.fra")).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void theDatabaseItselfShowsNoForeignTraceOrQuestion() {
        matched();
        ask(kenyan, "ncb.ken");

        assertThat(count("ncb.ken", "SELECT count(*) FROM trace WHERE organisation <> 'KEN'"))
                .isZero();
        assertThat(count("ncb.ken", "SELECT count(*) FROM hit_question WHERE asking = 'KEN'"))
                .isZero();
        assertThat(count("ncb.sgp", "SELECT count(*) FROM relay_hits('" + kenyan + "')"))
                .isZero();
        assertThatThrownBy(() -> count("ncb.ken", "SELECT count(*) FROM correlation_secret"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void theOwnerDisclosesItself() {
        matched();

        ask(kenyan, "ncb.ken");
        ProcessInstance question = flow.running(french, HitQuestionProcess.KEY);
        assertThat(question).isWaitingAt("Task_AnswerQuestion");
        assertThat(flow.task(french, "Task_AnswerQuestion").getTenantId()).isEqualTo("FRA");
        assertThat(hits(kenyan, "ncb.ken").get(0).question()).isEqualTo("ASKED");
        flow.decide(french, "ncb.fra", "Task_AnswerQuestion", "DISCLOSE", "answer", "Write to desk 2");

        assertThat(question).isEnded().hasPassed("Task_RecordAnswer", "Gateway_Disclosed", "EndEvent_Disclosed");
        assertThat(hits(kenyan, "ncb.ken")).singleElement().satisfies(hit -> {
            assertThat(hit.reference()).isEqualTo(french.value());
            assertThat(hit.country()).isEqualTo("FRA");
            assertThat(hit.answer()).isEqualTo("Write to desk 2");
        });
        assertThat(flow.timeline(kenyan)).containsSubsequence("HIT_QUESTION_ASKED", "HIT_DISCLOSED");
        assertThat(flow.timeline(french)).containsSubsequence("HIT_QUESTION_RECEIVED", "HIT_DISCLOSED");
        assertThat(letters(kenyan)).contains("KEN ANSWER_RECEIVED");
        assertThat(letters(french)).contains("FRA QUESTION");
    }

    /** The question would be gone, and its answer refused. */
    @Test
    void aCaseThatWaitsForAnAnswerIsNotErasedOnEitherSide() {
        matched();
        ask(kenyan, "ncb.ken");
        withdrawn(kenyan, "ncb.ken");
        withdrawn(french, "ncb.fra");

        erase(kenyan, "ncbhead.ken").with(409);
        erase(french, "ncbhead.fra").with(409);
        flow.decide(french, "ncbhead.fra", "Task_AnswerQuestion", "DECLINE", "reason", "An operation is under way");
        erase(kenyan, "ncbhead.ken").with(200);
        erase(french, "ncbhead.fra").with(200);
    }

    private void withdrawn(CaseReference reference, String user) {
        http.post(user, "/api/support-requests/" + reference + "/withdrawal", Map.of("reason", "Solved"))
                .with(200);
    }

    private Answer erase(CaseReference reference, String user) {
        Map<String, String> decision = Map.of("action", "PROPOSE_ERASURE", "reason", "Because");
        return http.post(user, "/api/support-requests/" + reference + "/retention", decision);
    }

    @Test
    void anOwnerThatDeclinesStaysUnknown() {
        matched();

        ask(kenyan, "ncbhead.ken");
        ProcessInstance question = flow.running(french, HitQuestionProcess.KEY);
        flow.decide(french, "ncbhead.fra", "Task_AnswerQuestion", "DECLINE", "reason", "An operation is under way");

        assertThat(question).isEnded().hasPassed("EndEvent_Declined");
        assertThat(hits(kenyan, "ncb.ken")).singleElement().satisfies(hit -> {
            assertThat(hit.question()).isEqualTo("DECLINED");
            assertThat(hit.answer()).isEqualTo("An operation is under way");
            assertThat(hit.reference()).isNull();
        });
        assertThat(flow.all(
                        "SELECT concat_ws(' ', actor, actor_organisation, addressee, note) FROM timeline_event WHERE reference = ?",
                        kenyan))
                .noneMatch(line -> line.contains("fra") || line.contains("NCB FRA") || line.contains(french.value()));
    }

    @Test
    void silenceIsRemindedThenGoesToTheHeadAndThenCountsAsDeclined() {
        matched();
        ask(kenyan, "ncb.ken");
        ProcessInstance question = flow.running(french, HitQuestionProcess.KEY);

        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(french, "Task_AnswerQuestion");
        assertThat(flow.timeline(french))
                .containsSubsequence("REMINDER_SENT", "REMINDER_SENT", "ESCALATED_TO_NCB_HEAD");
        assertThat(question).isWaitingAt("Task_AnswerQuestion");
        flow.fireTimer(french, "Timer_NoAnswer");

        assertThat(question).isEnded().hasPassed("Task_RecordUnansweredQuestion", "EndEvent_Unanswered");
        assertThat(hits(kenyan, "ncb.ken")).singleElement().satisfies(hit -> {
            assertThat(hit.question()).isEqualTo("DECLINED");
            assertThat(hit.answer()).contains("nothing is disclosed");
            assertThat(hit.reference()).isNull();
        });
        assertThat(flow.timeline(kenyan)).endsWith("HIT_DECLINED");
        assertThat(letters(kenyan)).contains("KEN ANSWER_RECEIVED");
    }

    @Test
    void onlyTheNcbAsksAndOnlyOnce() {
        matched();

        assertThatThrownBy(() -> ask(kenyan, "agency.ken")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> ask(kenyan, "analyst")).isInstanceOf(Refusal.Forbidden.class);
        ask(kenyan, "ncb.ken");
        assertThatThrownBy(() -> ask(kenyan, "ncb.ken")).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> desk.as(
                        "ncb.ken", () -> ask.ask(kenyan, UUID.randomUUID(), "Who are you?", desk.officer("ncb.ken"))))
                .isInstanceOf(Refusal.NotFound.class);
    }

    /** The same seller in a recorded case of either country. */
    private void matched() {
        String seller = seller();
        french = walk.toTriage(flow.submit("agency.fra", of("FRA", seller)));
        kenyan = walk.toTriage(flow.submit("agency.ken", of("KEN", seller)));
    }

    private void ask(CaseReference reference, String user) {
        UUID hit = hits(reference, "ncb.ken").get(0).id();
        desk.as(user, () -> ask.ask(reference, hit, "Do you know who receives the money?", desk.officer(user)));
    }

    private List<Hit> hits(CaseReference reference, String user) {
        return desk.as(user, () -> read.of(reference));
    }

    private long count(String user, String sql) {
        return inTransaction(user, () -> jdbc.sql(sql).query(Long.class).single());
    }

    private List<String> letters(CaseReference reference) {
        return flow.all("SELECT organisation || ' ' || template FROM outbox_mail WHERE reference = ?", reference);
    }

    private static String seller() {
        return "seller-" + UUID.randomUUID();
    }

    /** A request whose only trace is the seller's handle. */
    private static Consumer<Map<String, Object>> of(String country, String seller) {
        return body -> {
            body.put("countriesInvolved", List.of("SGP"));
            body.put(
                    "listings",
                    List.of(Map.of(
                            "platform",
                            "Savanna Market " + country,
                            "platformType",
                            "MARKETPLACE",
                            "sellerHandle",
                            seller,
                            "capturedAt",
                            "2026-09-03T10:40:00Z",
                            "stillOnline",
                            true)));
            body.keySet().removeAll(List.of("persons", "payments", "shipments", "questions"));
        };
    }
}
