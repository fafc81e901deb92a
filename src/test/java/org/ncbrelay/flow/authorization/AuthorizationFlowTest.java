package org.ncbrelay.flow.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.FlowTestCase;

class AuthorizationFlowTest extends FlowTestCase {
    private static final String DECIDE_SUSPENDED = "Task_DecideSuspendedContact";

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
        Caller bureau = session("ncb.ken");

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
        assertThat(approval(true, "Reviewed by the bureau")).isEqualTo(200);
        return walk.granted(walk.acknowledged(flow.submit("agency2.ken")));
    }

    private int approval(boolean approved, String reason) {
        return http.put(
                        "ncbhead.ken",
                        "/api/agencies/KEN-CBCU/approval",
                        Map.of("approved", approved, "reason", reason))
                .status();
    }

    private List<String> facts(CaseReference reference) {
        return flow.all("SELECT kind FROM authorization_fact WHERE reference = ? ORDER BY id", reference);
    }
}
