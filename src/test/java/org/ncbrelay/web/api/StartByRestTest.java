package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.matter.StoredRows;
import org.ncbrelay.support.sources.Model;

/** Processes started by REST: by the rules of their form, by those who may, once for each business key. */
@WholeTest
record StartByRestTest(Caller http, Clock clock, StoredRows rows) {
    private static final String DEFINITION = "/engine-rest/process-definition/key/";
    private static final String OFFERED = "/engine-rest/process-definition?latest=true&startableInTasklist=true";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> BY_HAND = List.of("supportRequest", "intelligence");

    @ParameterizedTest
    @CsvSource({
        "supportRequest, agency.ken ncb.ken ncbhead.ken, gs analyst lead ist expert.ken auditor operator",
        "intelligence, analyst lead, agency.ken ncb.ken ncbhead.ken gs ist expert.ken auditor operator"
    })
    void aProcessIsStartedByThoseWhoMayAndOfferedToNoOther(String process, String who, String others) {
        for (String user : who.split(" ")) {
            Map<String, Object> answers = answers(user, process);
            JsonNode started = start(user, process, null, answers).with(200).json();
            assertThat(CaseReference.isWellFormed(started.path("businessKey").asText()))
                    .isTrue();
            assertThat(started.path("definitionKey").asText()).isEqualTo(process);
            assertThat(offered(user)).containsExactly(process);
            String latest = started.path("definitionId").asText();
            http.post(user, "/engine-rest/process-definition/" + latest + "/start", FormFiller.submission(answers))
                    .with(200);
        }
        Map<String, Long> before = rows.count();
        for (String user : others.split(" ")) {
            start(user, process, null, Map.of()).with(403);
            if (!user.equals("operator")) assertThat(offered(user)).doesNotContain(process);
        }
        start("nobody", process, null, Map.of()).with(401);
        assertThat(rows.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"supportRequest, agency.ken", "intelligence, analyst"})
    void theExamplesOfTheReadmeAreAccepted(String process, String user) throws IOException {
        byte[] example = Files.readAllBytes(Path.of("src/test/resources/samples/start-" + process + ".json"));
        http.post(user, DEFINITION + process + "/start", example).with(200);
    }

    @Test
    void noOtherDefinitionIsStartedByHand() {
        for (Model diagram : Model.diagrams())
            if (!BY_HAND.contains(diagram.name())
                    && diagram.only("bpmn:process").getAttribute("isExecutable").equals("true"))
                for (String user : List.of("ncbhead.ken", "lead"))
                    start(user, diagram.name(), null, Map.of()).with(403);
    }

    @ParameterizedTest
    @CsvSource({"supportRequest, agency.ken, agency.fra", "intelligence, analyst, lead"})
    void theSameKeyGetsTheSameAnswerAndTakesNoOtherAnswers(String process, String user, String another)
            throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> answers = answers(user, process);
        Map<String, Long> before = rows.count();
        ExecutorService senders = Executors.newFixedThreadPool(5);
        try {
            List<Future<Answer>> sent =
                    senders.invokeAll(Collections.nCopies(5, () -> start(user, process, key, answers)));
            String first = sent.get(0).get().with(200).text();
            for (Future<Answer> again : sent) assertThat(again.get().text()).isEqualTo(first);
        } finally {
            senders.shutdownNow();
        }
        Map<String, Long> after = rows.count();
        assertThat(after.get("idempotency_key") - before.get("idempotency_key")).isEqualTo(1);
        assertThat(after.get("support_request") - before.get("support_request"))
                .isEqualTo(process.equals("supportRequest") ? 1 : 0);

        start(user, process, key, with(answers, "title", "Another")).with(422);
        assertThat(rows.count()).isEqualTo(after);
        Answer others = start(another, process, key, answers(another, process)).with(200);
        assertThat(others.field("businessKey"))
                .isNotEqualTo(start(user, process, key, answers).field("businessKey"));
        assertThat(start(user, process, "x".repeat(256), answers).with(400).badFields())
                .containsExactly("businessKey");
    }

    @Test
    void aKeyGetsTheSameAnswerAfterTheCaseHasEnded() {
        Map<String, Object> answers = answers("agency.ken", "supportRequest");
        JsonNode first = start("agency.ken", "supportRequest", "ended-" + UUID.randomUUID(), answers)
                .with(200)
                .json();
        String key = UUID.randomUUID().toString();
        JsonNode started =
                start("agency.ken", "supportRequest", key, answers).with(200).json();
        assertThat(started.path("businessKey")).isNotEqualTo(first.path("businessKey"));
        http.post(
                        "agency.ken",
                        "/api/support-requests/" + started.path("businessKey").asText() + "/withdrawal",
                        Map.of("reason", "Solved by the platform."))
                .with(200);
        JsonNode again =
                start("agency.ken", "supportRequest", key, answers).with(200).json();
        for (String same : List.of("id", "businessKey", "definitionId", "definitionKey", "tenantId"))
            assertThat(again.path(same)).as(same).isEqualTo(started.path(same));
        assertThat(again.path("ended").asBoolean()).isTrue();
    }

    @Test
    void everyWrongAnswerIsNamedWhicheverRuleItBreaks() {
        Map<String, Object> wrong = answers("agency.ken", "supportRequest");
        wrong.putAll(Map.of(
                "title",
                "",
                "retentionUntil",
                "2040-01-01",
                "countriesInvolved",
                List.of("KEN"),
                "isAdministrator",
                true));
        assertThat(start("agency.ken", "supportRequest", null, wrong).with(400).badFields())
                .containsExactlyInAnyOrder("title", "retentionUntil", "countriesInvolved", "isAdministrator");
        wrong = answers("analyst", "intelligence");
        wrong.putAll(Map.of("title", "", "countries", List.of("XXX"), "caveat", "none"));
        assertThat(start("analyst", "intelligence", null, wrong).with(400).badFields())
                .containsExactlyInAnyOrder("title", "countries", "caveat");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "specimenQuantity | {'value': 'many', 'type': 'Integer'} | variables.specimenQuantity",
                "specimenCounted | {'value': 'perhaps', 'type': 'Boolean'} | variables.specimenCounted",
                "retentionUntil | {'value': '2027-01-01', 'type': 'Date'} | variables.retentionUntil",
                "countriesInvolved | {'value': '[[', 'type': 'Json'} | variables.countriesInvolved",
                "title | {'value': 'rO0ABXNy', 'type': 'Object'} | variables.title.type",
                "title | {'value': 'QQ==', 'type': 'File'} | variables.title.type",
                "title | {'value': {'a': 1}} | variables.title.value",
                "specimenQuantity | {'value': 2, 'type': 'Integer'} |",
                "specimenQuantity | {'value': '2', 'type': 'Double'} |",
                "countriesInvolved | {'value': '[^SGP^]', 'type': 'Json', 'valueInfo': null} |",
                "countriesInvolved | {'value': 'SGP, FRA', 'type': 'String'} |",
                "retentionUntil | {'value': '2027-01-01T00:00:00.000+0000', 'type': 'Date'} |",
                "title | {'value': '${execution.end()} <script>alert(1)</script>', 'type': 'String'} |"
            })
    void aTypedAnswerIsReadByItsType(String field, String typed, String named) throws Exception {
        ObjectNode body = JSON.valueToTree(FormFiller.submission(answers("agency.ken", "supportRequest")));
        body.withObject("/variables")
                .set(field, JSON.readTree(typed.replace('\'', '"').replace("^", "\\\"")));
        Answer answer = http.post("agency.ken", DEFINITION + "supportRequest/start", body);
        if (named == null) answer.with(200);
        else assertThat(answer.with(400).badFields()).containsExactly(named);
    }

    private List<String> offered(String user) {
        return http.get(user, OFFERED).with(200).json().findValuesAsText("key");
    }

    private Answer start(String user, String process, String key, Map<String, Object> answers) {
        Map<String, Object> body = new HashMap<>(FormFiller.submission(answers));
        if (key != null) body.put("businessKey", key);
        return http.post(user, DEFINITION + process + "/start", body);
    }

    private Map<String, Object> answers(String user, String process) {
        JsonNode form = http.get(user, DEFINITION + process + "/deployed-start-form")
                .with(200)
                .json();
        LocalDate today = LocalDate.now(clock);
        return new HashMap<>(new FormFiller(
                        today, Map.of("listingCapturedOn", today.minusDays(3).toString()))
                .fill(form));
    }

    private static Map<String, Object> with(Map<String, Object> answers, String field, Object answer) {
        Map<String, Object> changed = new HashMap<>(answers);
        changed.put(field, answer);
        return changed;
    }
}
