package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.matter.StoredRows;

/**
 * Over the API: what can happen to a case at any moment, submissions under a key, which happen once, and the list of cases by pages,
 * criteria, order and words.
 */
@WholeTest
record CaseApiTest(Caller http, Clock clock, StoredRows rows) {
    private static final String REQUESTS = "/api/support-requests";
    private static final int TIMES = 20;

    @Test
    void messagesWaitForTheOpenChannelAndAreCopiedToTheBureau() {
        String path = submit();
        send(path, "agency.ken", "Too early").with(409);
        http.post("agency.ken", path + "/messages", Map.of("to", "NCB", "text", "To our own bureau"))
                .with(201);

        staff(path).until("Task_AssessRequest");
        assertThat(send(path, "agency.ken", "Now it is open").with(201).field("id"))
                .isNotBlank();
        send(path, "analyst", "Welcome").with(201);
        JsonNode items =
                http.get("ncb.ken", path + "/messages").with(200).json().path("items");
        assertThat(items).hasSize(3);
        assertThat(items.path(1).path("ncbCopied").asBoolean()).isTrue();
        assertThat(items.path(2).path("to").asText()).isEqualTo("AGENCY");
        assertThat(items.path(2).path("ncbCopied").asBoolean()).isTrue();
        assertThat(http.post("agency.ken", path + "/messages", Map.of("to", "MOON", "text", ""))
                        .with(400)
                        .badFields())
                .containsExactly("to", "text");
    }

    @Test
    void aWithdrawnCaseEndsCleanly() {
        String path = submit();
        staff(path).until("Task_CheckRecord");
        assertThat(http.post("agency.ken", path + "/withdrawal", "{}").with(400).badFields())
                .containsExactly("reason");
        http.post("gs", path + "/withdrawal", Map.of("reason", "Not ours to withdraw"))
                .with(403);
        Answer withdrawn = http.post("agency.ken", path + "/withdrawal", Map.of("reason", "Solved at home"));
        assertThat(withdrawn.with(200).field("status")).isEqualTo("WITHDRAWN");
        String reference = withdrawn.field("reference");
        for (String user : staff(path).users())
            assertThat(http.get(user, "/engine-rest/task?processInstanceBusinessKey=" + reference)
                            .with(200)
                            .json())
                    .isEmpty();
        http.post("agency.ken", path + "/withdrawal", Map.of("reason", "Once more"))
                .with(409);
    }

    @Test
    void theHeadOfTheBureauChangesTheAuthorization() {
        String path = submit();
        staff(path).until("Task_AssessRequest");
        change(path, "ncbhead.ken", "RESUME").with(409);
        assertThat(change(path, "ncbhead.ken", "SUSPEND").with(200).field("state"))
                .isEqualTo("SUSPENDED");
        send(path, "agency.ken", "Not while suspended").with(409);
        assertThat(http.put("ncbhead.ken", path + "/authorization", Map.of("action", "GRANT"))
                        .with(400)
                        .badFields())
                .containsExactly("reason");
        Map<String, Object> grant = Map.of("action", "GRANT", "reason", "Once more", "scope", "This case");
        http.put("ncbhead.ken", path + "/authorization", grant).with(409);
        change(path, "ncbhead.ken", "REVOKE").with(200);
        assertThat(http.put(
                                "ncbhead.ken",
                                path + "/authorization",
                                Map.of(
                                        "action",
                                        "GRANT",
                                        "reason",
                                        "Once more",
                                        "scope",
                                        "This case",
                                        "until",
                                        "2000-01-01"))
                        .with(400)
                        .badFields())
                .containsExactly("until");
        assertThat(http.put("ncbhead.ken", path + "/authorization", grant)
                        .with(200)
                        .field("state"))
                .isEqualTo("GRANTED");
        Map<String, Object> renewal = new HashMap<>(Map.of("action", "RENEW", "reason", "It takes longer"));
        renewal.put("until", "2030-07-01");
        assertThat(http.put("ncbhead.ken", path + "/authorization", renewal)
                        .with(400)
                        .badFields())
                .as("the case is retained until the day before")
                .containsExactly("until");
        renewal.put("until", "2030-06-30");
        assertThat(http.put("ncbhead.ken", path + "/authorization", renewal)
                        .with(200)
                        .field("validUntil"))
                .isEqualTo("2030-06-30T21:00:00Z");
        send(path, "agency.ken", "Open after a renewal").with(201);
    }

    private String submit() {
        Answer submitted = http.post("agency.ken", "/api/support-requests", Samples.forSharing())
                .with(201);
        return "/api/support-requests/" + submitted.field("reference");
    }

    private Staff staff(String path) {
        return new Staff(http, LocalDate.now(clock), path.substring(path.lastIndexOf('/') + 1));
    }

    private Answer send(String path, String user, String text) {
        return http.post(user, path + "/messages", Map.of("text", text));
    }

    private Answer change(String path, String user, String action) {
        return http.put(user, path + "/authorization", Map.of("action", action, "reason", "A reason for the record"));
    }

    @Test
    void wordsAreFoundAnywhereInTheRequest() {
        String reference = submit("agency.sgp", "Zebra skins", "quokkawords stand in the outline only");
        assertThat(references("agency.sgp", "q=quokkawords")).containsExactly(reference);
        assertThat(references("agency.sgp", "q=Zebra%20quokkawords")).contains(reference);
        assertThat(references("agency.sgp", "q=" + reference)).containsExactly(reference);
        assertThat(references("agency.bra", "q=quokkawords")).isEmpty();
        assertThat(references("gs", "q=quokkawords")).containsExactly(reference);
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepetition() {
        List<String> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) submitted.add(submit("agency.sgp", "Pages " + i, "pagewords in every one of them"));
        JsonNode first = list("agency.sgp", "q=pagewords&size=2&sort=reference,asc");
        assertThat(first.path("total").asInt()).isEqualTo(5);
        assertThat(first.path("size").asInt()).isEqualTo(2);
        List<String> read = new ArrayList<>();
        for (int page = 0; page < 3; page++)
            read.addAll(references("agency.sgp", "q=pagewords&size=2&sort=reference,asc&page=" + page));
        assertThat(read).isEqualTo(submitted);
        assertThat(references("agency.sgp", "q=pagewords&size=2&page=3")).isEmpty();
        assertThat(references("agency.sgp", "q=pagewords&sort=reference,desc"))
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(references("agency.sgp", "q=pagewords").get(0)).isEqualTo(submitted.get(4));
    }

    @Test
    void criteriaNarrowTheList() {
        String reference = submit("agency.sgp", "Criteria", "criteriawords in this one");
        String words = "q=criteriawords&";
        assertThat(references("gs", words + "status=SUBMITTED")).containsExactly(reference);
        assertThat(references("gs", words + "status=CLOSED,DECLINED")).isEmpty();
        assertThat(references("gs", words + "capability=INFORMATION_SHARING")).containsExactly(reference);
        assertThat(references("gs", words + "capability=TRAINING")).isEmpty();
        assertThat(references("gs", words + "country=SGP")).containsExactly(reference);
        assertThat(references("gs", words + "country=BRA")).isEmpty();
    }

    @Test
    void aForeignCaseAnswersAsOneThatDoesNotExist() {
        String foreign = submit("agency.sgp", "Foreign", "of another country");
        for (String path : List.of("", "/timeline", "/messages"))
            assertThat(refusal(http.get("ncb.bra", REQUESTS + "/" + foreign + path)))
                    .isEqualTo(refusal(http.get("ncb.bra", REQUESTS + "/SGP-2026-999999" + path)))
                    .isEqualTo(refusal(http.get("ncb.bra", REQUESTS + "/no-reference" + path)));
        Answer act = http.post("ncb.bra", REQUESTS + "/" + foreign + "/withdrawal", "{\"reason\":\"Not mine\"}");
        Answer unknown = http.post("ncb.bra", REQUESTS + "/SGP-2026-999999/withdrawal", "{\"reason\":\"Not mine\"}");
        assertThat(refusal(act)).isEqualTo(refusal(unknown));
        act.with(404);
    }

    /** All but what must differ: the address asked for and the id of the call. */
    private static JsonNode refusal(Answer answer) {
        ObjectNode body = (ObjectNode) answer.with(404).json();
        body.remove(List.of("correlationId", "instance"));
        return body;
    }

    private String submit(String user, String title, String outline) {
        ObjectNode request = Samples.tree("ivory-marketplace").put("title", title);
        Samples.with(request, "countriesInvolved", List.of("FRA"));
        request.put("supportOutline", outline + ", and so this text becomes long enough for its rule.");
        return http.post(user, REQUESTS, request).with(201).field("reference");
    }

    private JsonNode list(String user, String query) {
        return http.get(user, REQUESTS + "?" + query).with(200).json();
    }

    private List<String> references(String user, String query) {
        List<String> references = new ArrayList<>();
        list(user, query)
                .path("items")
                .forEach(item -> references.add(item.path("reference").asText()));
        return references;
    }

    @Test
    void twentyEqualCallsAtOnceAreOneCaseAndTwentyEqualAnswers() throws Exception {
        Map<String, Long> before = rows.count();
        List<Answer> answers = atOnce(UUID.randomUUID().toString());
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::text).containsOnly(answers.get(0).text());
        assertThat(answers)
                .extracting(answer -> answer.header("Location"))
                .containsOnly(answers.get(0).header("Location"));
        Map<String, Long> after = rows.count();
        for (String once : List.of("support_request", "official_copy", "idempotency_key", "numbers given"))
            assertThat(after.get(once) - before.get(once)).as(once).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        submitUnder("agency.ken", key, Samples.bytes("ivory-marketplace")).with(201);
        Map<String, Long> before = rows.count();
        Answer other =
                submitUnder("agency.ken", key, Samples.tree("ivory-marketplace").put("title", "Another"));
        assertThat(other.with(422).field("correlationId")).isNotBlank();
        assertThat(rows.count()).isEqualTo(before);
    }

    @Test
    void aKeyBelongsToTheOneWhoChoseIt() {
        String key = UUID.randomUUID().toString();
        Answer kenya = submitUnder("agency.ken", key, Samples.bytes("capacity-building"))
                .with(201);
        Answer brazil = submitUnder("agency.bra", key, Samples.bytes("capacity-building"))
                .with(201);
        assertThat(brazil.json().path("reference")).isNotEqualTo(kenya.json().path("reference"));
    }

    @Test
    void aRefusedRequestDoesNotUseUpItsKey() {
        String key = UUID.randomUUID().toString();
        submitUnder("agency.ken", key, "{}").with(400);
        submitUnder("agency.ken", key, Samples.bytes("ivory-marketplace")).with(201);
    }

    private List<Answer> atOnce(String key) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(TIMES);
        CyclicBarrier start = new CyclicBarrier(TIMES);
        try {
            List<Future<Answer>> sent = IntStream.range(0, TIMES)
                    .mapToObj(i -> senders.submit(() -> {
                        start.await();
                        return submitUnder("agency.ken", key, Samples.bytes("ivory-marketplace"));
                    }))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : sent) answers.add(one.get());
            return answers;
        } finally {
            senders.shutdownNow();
        }
    }

    private Answer submitUnder(String user, String key, Object body) {
        return http.post(user, REQUESTS, body, "Idempotency-Key", key);
    }
}
