package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Samples;

/** Cases that belong together: a request follows a closed case of its country, and a duplicate is joined to the standing case. */
class LinkedCasesTest extends AccessTestCase {
    private static final String REQUESTS = "/api/support-requests";

    @Test
    void aRequestFollowsAClosedCaseOfItsCountryAndNothingElse() {
        CaseReference closed = closed("agency.ken");
        List<String> others = List.of(
                flow.submit("agency.ken").value(),
                walkedAway("agency.ken").value(),
                closed("agency.fra").value(),
                "KEN-2026-499999",
                "FRA-2026-499999",
                "INT-2026-000001",
                "the last one");
        Set<String> answers = new HashSet<>();
        for (String other : others) {
            Answer refused = submit("agency.ken", other).with(400);
            assertThat(refused.badFields()).as(other).containsExactly("follows");
            answers.add(refused.json().path("violations").toString());
        }
        assertThat(answers).as("foreign and unknown cases are told apart").hasSize(1);

        String next = submit("agency.ken", closed.value()).with(201).field("reference");
        for (String reader : List.of("agency.ken", "ncb.ken", "gs")) {
            assertThat(read(reader, next).path("follows").asText()).isEqualTo(closed.value());
            assertThat(read(reader, closed.value()).path("followedBy"))
                    .extracting(JsonNode::asText)
                    .containsExactly(next);
        }
        assertThat(session("agency.ken").get("/cases/" + next).text()).contains("/cases/" + closed);
        assertThat(session("agency.ken").get("/cases/" + closed).text()).contains("/cases/" + next);
    }

    @Test
    void theButtonOfAClosedCaseBeginsARequestWithItsText() {
        CaseReference open = flow.submit("agency.ken");
        CaseReference closed = closed("agency.ken");
        assertThat(session("agency.ken").get("/cases/" + open).text()).doesNotContain("/follow-up");
        assertThat(follow(session("ncb.fra"), closed).status()).isEqualTo(404);
        assertThat(follow(session("agency.ken"), open).status()).isEqualTo(409);

        Caller browser = session("agency.ken");
        assertThat(browser.get("/cases/" + closed).text()).contains("/cases/" + closed + "/follow-up");
        String draft = URI.create(follow(browser, closed).location()).getPath();

        assertThat(browser.get(draft).text()).contains("value=\"" + closed + "\"", flow.one(TITLE, closed));
    }

    @Test
    void aBetterRequestFollowsADeclinedOne() {
        CaseReference declined = flow.submit("agency.ken");
        flow.decide(declined, "ncb.ken", "Task_AcknowledgeRequest", "DECLINE", "reason", "No offence is named");

        CaseReference better = flow.submit("agency.ken", body -> body.put("follows", declined.value()));

        assertThat(read("agency.ken", declined.value()).path("followedBy"))
                .extracting(JsonNode::asText)
                .containsExactly(better.value());
        assertThat(session("agency.ken").get("/cases/" + declined).text())
                .contains("/cases/" + declined + "/follow-up");
    }

    @Test
    void hitsBetweenLinkedCasesAreNoNews() {
        String seller = "seller-" + UUID.randomUUID();
        CaseReference before = closed(flow.submit("agency.ken", Samples.soldBy(seller, "IDN")));
        CaseReference unlinked = walk.toTriage(flow.submit("agency.ken", Samples.soldBy(seller, "IDN")));
        assertThat(hits("analyst", unlinked)).hasSize(1);

        CaseReference after = walk.toTriage(flow.submit("agency.ken", body -> {
            Samples.soldBy(seller, "IDN").accept(body);
            body.put("follows", before.value());
        }));

        for (String reader : List.of("analyst", "ncb.ken")) {
            assertThat(hits(reader, after)).containsExactly(unlinked.value());
            assertThat(hits(reader, before)).containsExactly(unlinked.value());
        }
    }

    /** Its NCB had shared the case with it before, or the case was its own, and can end that again. */
    @ParameterizedTest
    @ValueSource(strings = {"agency.ken", "agency2.ken"})
    void soIsAnAgencyThatHadReadTheStandingCaseBefore(String first) {
        basic("ncbhead.ken")
                .put("/api/agencies/KEN-CBCU/approval", Map.of("approved", true, "reason", "Mandated"))
                .with(200);
        CaseReference standing = walk.toTriage(flow.submit(first));
        if (first.equals("agency.ken")) {
            share(standing, "SHARE", "KEN-CBCU");
            share(standing, "END", "KEN-CBCU");
        } else share(standing, "TRANSFER", "KEN-WCIU");
        basic("agency2.ken").get(REQUESTS + '/' + standing).with(404);

        CaseReference duplicate = walk.toTriage(flow.submit("agency2.ken", LinkedCasesTest::ofAnotherDesk));
        walk.joined(standing, duplicate);

        assertThat(read("agency2.ken", duplicate.value()).path("joinedTo").asText())
                .isEqualTo(standing.value());
        basic("agency2.ken").get(REQUESTS + '/' + standing).with(200);
        share(standing, "END", "KEN-CBCU");
        basic("agency2.ken").get(REQUESTS + '/' + standing).with(404);
    }

    private void share(CaseReference reference, String action, String agency) {
        basic("ncb.ken")
                .post(
                        REQUESTS + '/' + reference + "/sharing",
                        "{\"action\":\"%s\",\"agency\":\"%s\",\"reason\":\"Seen at the border\"}"
                                .formatted(action, agency))
                .with(200);
    }

    @Test
    void theAgencyOfAJoinedDuplicateIsAPartyOfTheStandingCase() {
        basic("ncbhead.ken")
                .put("/api/agencies/KEN-CBCU/approval", Map.of("approved", true, "reason", "Mandated"))
                .with(200);
        CaseReference standing = walk.toTriage(flow.submit("agency.ken"));
        CaseReference duplicate = walk.toTriage(flow.submit("agency2.ken", LinkedCasesTest::ofAnotherDesk));
        basic("agency2.ken").get(REQUESTS + '/' + standing).with(404);

        flow.advance(Duration.ofMinutes(1));
        walk.joined(standing, duplicate);

        assertThat(read("agency2.ken", duplicate.value()).path("outcome").asText())
                .isEqualTo("JOINED");
        assertThat(read("agency2.ken", duplicate.value()).path("joinedTo").asText())
                .isEqualTo(standing.value());
        assertThat(read("ncb.ken", standing.value()).path("joined"))
                .extracting(JsonNode::asText)
                .containsExactly(duplicate.value());
        assertThat(flow.one("SELECT outcome FROM case_figure WHERE reference = ?", duplicate))
                .isEqualTo("JOINED");
        basic("agency2.ken").get(REQUESTS + '/' + standing).with(200);
        basic("agency.ken").get(REQUESTS + '/' + duplicate).with(404);
        walk.forwarded(walk.dispatched(walk.approved(walk.written(walk.asked(walk.supported(standing))))));
        basic("ncb.ken")
                .post(REQUESTS + '/' + standing + "/messages", Map.of("to", "AGENCY", "text", "To you alone"))
                .with(201);
        List<String> letters = flow.all(
                "SELECT template FROM outbox_mail WHERE recipient = 'ken-cbcu@relay.example' AND reference = ?",
                standing);
        assertThat(letters).contains("PRODUCT_FORWARDED").doesNotContain("MESSAGE_RECEIVED");
        assertThat(letters)
                .as(
                        "every letter to the agency from then on goes to both, but those about its messages and about who joins")
                .containsExactlyElementsOf(flow.all("""
                        SELECT m.template FROM outbox_mail m JOIN support_request r USING (reference)
                         WHERE m.recipient = 'ken-wciu@relay.example' AND reference = ? AND m.template NOT IN ('MESSAGE_RECEIVED', 'AGENCY_JOINED')
                           AND m.created_at >= (SELECT min(created_at) FROM outbox_mail j
                                                 WHERE j.reference = m.reference AND j.template = 'AGENCY_JOINED')""", standing));
    }

    /** A grant ends with the case that was joined: what INTERPOL sends directly to the other agency reaches this one through their NCB. */
    @Test
    void anAgencyThatJoinedReceivesNothingByTheGrantOfTheOther() {
        basic("ncbhead.ken")
                .put("/api/agencies/KEN-CBCU/approval", Map.of("approved", true, "reason", "Mandated"))
                .with(200);
        CaseReference standing = walk.recorded(walk.granted(walk.acknowledged(flow.submit("agency.ken"))));
        CaseReference duplicate = walk.recorded(
                walk.granted(walk.acknowledged(flow.submit("agency2.ken", LinkedCasesTest::ofAnotherDesk))));
        walk.joined(standing, duplicate);
        assertThat(flow.timeline(duplicate)).contains("REQUEST_JOINED", "DIRECT_CONTACT_ENDED");
        assertThat(read("agency2.ken", duplicate.value())
                        .at("/authorization/state")
                        .asText())
                .isEqualTo("ENDED");

        walk.dispatched(walk.approved(walk.written(walk.asked(walk.supported(standing)))));

        assertThat(flow.letters(standing)).contains("PRODUCT_DELIVERED");
        assertThat(flow.all(
                        "SELECT template FROM outbox_mail WHERE recipient = 'ken-cbcu@relay.example' AND reference = ?",
                        standing))
                .isEmpty();
    }

    private static final String TITLE = "SELECT title FROM support_request WHERE reference = ?";

    private static void ofAnotherDesk(Map<String, Object> body) {
        body.put(
                "agency",
                Map.of(
                        "name", "Ports Authority",
                        "officer", "Cargo desk",
                        "email", "second@agency.example",
                        "caseNumber", "PA-7"));
    }

    private CaseReference closed(String agency) {
        return closed(flow.submit(agency));
    }

    private CaseReference closed(CaseReference reference) {
        return walk.closed(walk.confirmed(walk.toClosure(reference)));
    }

    private CaseReference walkedAway(String agency) {
        CaseReference reference = flow.submit(agency);
        basic(agency)
                .post(REQUESTS + '/' + reference + "/withdrawal", Map.of("reason", "Solved at home"))
                .with(200);
        return reference;
    }

    private Answer submit(String user, String follows) {
        Map<String, Object> body = Flowchart.sample();
        body.put("follows", follows);
        return basic(user).post(REQUESTS, body);
    }

    private static Answer follow(Caller caller, CaseReference reference) {
        return caller.sendForm("/cases/" + reference + "/follow-up", null, "");
    }

    private JsonNode read(String user, String reference) {
        return basic(user).get(REQUESTS + '/' + reference).with(200).json();
    }

    private List<String> hits(String user, CaseReference reference) {
        return basic(user)
                .get(REQUESTS + '/' + reference + "/hits")
                .json()
                .path("items")
                .findValuesAsText("reference");
    }
}
