package org.ncbrelay.flow.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.flow.dispatch.BasisReviewProcess.BasisDecision;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of intelligence after the owner of its basis has withdrawn or corrected it. */
class BasisReviewFlowTest extends FlowTestCase {
    private static final String REVIEW = "Task_ReviewBasis";
    private static final String REASON = "The seller was the wrong person";

    @Autowired
    private WithdrawRequest withdraw;

    @Test
    void aWithdrawnCaseIsNoNewBasisNorIsWhatRestsOnIt() {
        CaseReference owned = recorded();
        CaseReference built = released(owned, "FRA");
        withdrawn(owned);

        for (CaseReference basis : List.of(owned, built)) {
            refused(body -> body.put("relatedReference", basis.value()), "relatedReference");
            refused(
                    body -> body.put("source", Map.of("kind", "INTERPOL", "references", List.of(basis.value()))),
                    "source.references");
        }
    }

    /** The release waits for the withdrawal, and is refused once that is committed. */
    @Test
    void nothingIsSentAfterAWithdrawalThatCameFirst() {
        CaseReference owned = recorded();
        CaseReference waiting = on(owned, "FRA");

        CompletableFuture<CaseReference> release = inTransaction("ncb.ken", () -> {
            withdraw.withdraw(owned, REASON, desk.officer("ncb.ken"));
            CompletableFuture<CaseReference> released =
                    CompletableFuture.supplyAsync(() -> intelligence.released(waiting));
            while (!released.isDone() && !isWaiting()) Thread.onSpinWait();
            return released;
        });

        assertThatThrownBy(release::join).hasStackTraceContaining("decision");
        assertThat(dispatches(waiting)).isEmpty();
    }

    /** The withdrawal waits for the release, and what was just sent is reviewed. */
    @Test
    void whatWasSentJustBeforeAWithdrawalIsReviewed() {
        CaseReference owned = recorded();
        CaseReference waiting = on(owned, "FRA");

        CompletableFuture<Void> withdrawal = inTransaction("lead", () -> {
            intelligence.released(waiting);
            CompletableFuture<Void> withdrawn = CompletableFuture.runAsync(() -> withdrawn(owned));
            while (!withdrawn.isDone() && !isWaiting()) Thread.onSpinWait();
            return withdrawn;
        });

        withdrawal.join();
        assertThat(flow.open(waiting)).contains(REVIEW);
    }

    /** Each waits for the other at the intelligence, so that the second finds the review of the first. */
    @Test
    void twoWithdrawalsAtOnceAreOneReview() {
        CaseReference first = recorded();
        CaseReference second = recorded();
        CaseReference reference = intelligence.released(intelligence.register(body ->
                body.put("source", Map.of("kind", "INTERPOL", "references", List.of(first.value(), second.value())))));

        CompletableFuture<Void> other = inTransaction("ncb.ken", () -> {
            withdraw.withdraw(first, REASON, desk.officer("ncb.ken"));
            CompletableFuture<Void> withdrawn = CompletableFuture.runAsync(() -> withdrawn(second));
            while (!withdrawn.isDone() && !isWaiting()) Thread.onSpinWait();
            return withdrawn;
        });

        other.join();
        assertThat(reviews(reference)).isOne();
    }

    private boolean isWaiting() {
        return administration.queryForObject(
                "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')",
                Boolean.class);
    }

    @Test
    void newerIntelligenceReplacesItAndItsHoldersAreWrittenTo() {
        CaseReference owned = recorded();
        CaseReference reference = released(owned, "FRA", "BRA");
        CaseReference older = intelligence.released(intelligence.register(body -> {}));
        CaseReference unsent = intelligence.register(body -> {});
        withdrawn(owned);
        ProcessInstance review = flow.running(reference, BasisReviewProcess.KEY);
        for (String unfit : List.of("INT-2019-000001", owned.value(), reference.value(), unsent.value()))
            assertThatThrownBy(() -> replaced(reference, unfit)).hasStackTraceContaining("replacement");
        flow.advance(java.time.Duration.ofMinutes(1));
        CaseReference newer = intelligence.released(intelligence.register(body -> {}));

        replaced(reference, newer.value());

        assertThat(older).isNotEqualTo(newer);
        assertThat(review).isEnded().hasPassed("Task_ReplaceIntelligence", "EndEvent_Replaced");
        assertThat(dispatches(reference)).containsExactly("BRA RECALLED", "FRA RECALLED");
        assertThat(flow.letters(newer)).contains("INTELLIGENCE_REPLACED");
        assertThat(http.get("ncb.fra", "/api/intelligence/" + newer).with(200).text())
                .contains("REPLACES");
        assertThat(flow.one(
                        "SELECT note FROM intelligence_event WHERE reference = ? AND kind = 'BASIS_REVIEWED'",
                        reference))
                .contains(newer.value(), REASON);
    }

    private void replaced(CaseReference reference, String other) {
        flow.work(reference, "lead", REVIEW, Map.of("decision", "REPLACE", "replacement", other, "reason", REASON));
    }

    @Test
    void whatIsMaintainedHasAReasonWhichItsHoldersDoNotRead() {
        CaseReference owned = recorded();
        CaseReference reference = released(owned, "FRA");
        withdrawn(owned);
        ProcessInstance review = flow.running(reference, BasisReviewProcess.KEY);

        flow.decide(reference, "lead", REVIEW, "MAINTAIN", "reason", REASON);

        assertThat(review).isEnded().hasPassed("Task_MaintainIntelligence", "EndEvent_Maintained");
        assertThat(dispatches(reference)).containsExactly("FRA SENT");
        assertThat(flow.letters(reference)).contains("INTELLIGENCE_MAINTAINED");
        String seen =
                http.get("ncb.fra", "/api/intelligence/" + reference).with(200).text();
        assertThat(seen).contains("MAINTAINED").doesNotContain(REASON, owned.value(), "BASIS_");
        assertThat(http.get("lead", "/api/intelligence/" + reference).with(200).text())
                .contains(REASON);
    }

    private long reviews(CaseReference reference) {
        return flow.instances(reference).stream()
                .filter(instance -> instance.getProcessDefinitionId().startsWith(BasisReviewProcess.KEY + ':'))
                .count();
    }

    @Test
    void whatTheLeadRecallsMeanwhileNeedsNoReview(@Autowired RecallDispatch recall) {
        CaseReference owned = recorded();
        CaseReference reference = released(owned, "FRA");
        withdrawn(owned);
        ProcessInstance review = flow.running(reference, BasisReviewProcess.KEY);

        inTransaction(
                "lead", () -> recall.recall(reference, new OrganisationCode("FRA"), REASON, desk.officer("lead")));

        assertThat(review).isEnded().hasPassed("Event_RecalledAlready", "EndEvent_Overtaken");
        assertThat(intelligence.status(reference)).isEqualTo("RECALLED");
        assertThat(http.get("lead", "/api/intelligence/" + reference).field("status"))
                .isEqualTo("RECALLED");
        assertThat(page("lead", "/cases?status=RECALLED")).contains(reference.value());
    }

    @ParameterizedTest
    @CsvSource({"lead, true", "gs, true", "ncb.ken, false", "agency.ken, false"})
    void theCaseSaysWhatIsAbroadAndOnlyToInterpolWhichItIs(String reader, boolean interpol) {
        CaseReference owned = recorded();
        CaseReference reference = released(owned, "FRA");
        withdrawn(owned);

        var view = http.get(reader, "/api/support-requests/" + owned).with(200).json();
        String timeline = http.get(reader, "/api/support-requests/" + owned + "/timeline")
                .with(200)
                .text();
        assertThat(timeline).contains("INTELLIGENCE_UNDER_REVIEW");
        assertThat(view.path("intelligenceAbroad").toString()).isEqualTo(interpol ? "[\"" + reference + "\"]" : "[]");
        if (!interpol) assertThat(timeline + view).doesNotContain(reference.value());
        assertThat(page(reader, "/cases/" + owned).contains(reference.value())).isEqualTo(interpol);
    }

    @ParameterizedTest
    @EnumSource(BasisDecision.class)
    void theOwnerLearnsHowTheReviewEnded(BasisDecision decision) {
        CaseReference owned = recorded();
        CaseReference reference = released(owned, "FRA");
        withdrawn(owned);
        flow.advance(java.time.Duration.ofMinutes(1));
        CaseReference newer = intelligence.released(intelligence.register(body -> {}));

        flow.work(
                reference,
                "lead",
                REVIEW,
                decision == BasisDecision.REPLACE
                        ? Map.of("decision", decision, "replacement", newer.value(), "reason", REASON)
                        : Map.of("decision", decision, "reason", REASON));

        assertThat(flow.all(
                        "SELECT said::text FROM timeline_event WHERE reference = ? AND kind = 'INTELLIGENCE_REVIEWED'",
                        owned))
                .singleElement()
                .asString()
                .contains("basisDecision." + decision)
                .doesNotContain(REASON, newer.value());
    }

    private String page(String reader, String address) {
        return session(reader).get(address).with(200).text();
    }

    private CaseReference recorded() {
        return walk.toTriage(flow.submit("agency.ken"));
    }

    private CaseReference on(CaseReference basis, String... countries) {
        return intelligence.register(body -> {
            body.put("source", Map.of("kind", "INTERPOL", "references", List.of(basis.value())));
            body.put("countries", List.of(countries));
        });
    }

    private CaseReference released(CaseReference basis, String... countries) {
        return intelligence.released(on(basis, countries));
    }

    private void withdrawn(CaseReference reference) {
        http.post("ncb.ken", "/api/support-requests/" + reference + "/withdrawal", Map.of("reason", REASON))
                .with(200);
    }

    private List<String> dispatches(CaseReference reference) {
        return flow.all("SELECT organisation || ' ' || status FROM dispatch WHERE reference = ? ORDER BY 1", reference);
    }

    private void refused(Consumer<Map<String, Object>> change, String field) {
        assertThatThrownBy(() -> intelligence.register(change))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::field)
                                .containsExactly(field));
    }
}
