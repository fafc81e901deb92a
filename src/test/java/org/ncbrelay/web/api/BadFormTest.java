package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.Staff.Open;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.matter.StoredRows;

/** What a form would refuse in the browser is refused over {@code /engine-rest} too, by name, and changes nothing. */
@WholeTest
record BadFormTest(Caller http, Clock clock, StoredRows rows) {
    private static final String START = "/engine-rest/process-definition/key/supportRequest";

    @Test
    void everyRuleOfEveryTasksFormHoldsOnTheServer() {
        Staff staff = submit();
        while (!staff.hasEnded()) {
            Open open = await().atMost(Duration.ofSeconds(60)).until(staff::next, Objects::nonNull);
            Map<String, Object> right = staff.answers(open);
            awaitSentLetters();
            Map<String, Long> before = rows.count();
            JsonNode view = staff.view();

            JsonNode form = form(open.user(), "/engine-rest/task/" + open.taskId() + "/deployed-form");
            wrongs(form)
                    .forEach((field, wrongs) ->
                            wrongs.forEach(wrong -> assertNamed(staff.submit(open, with(right, field, wrong)), field)));
            assertNamed(staff.submit(open, with(right, "isAdministrator", true)), "isAdministrator");

            assertThat(rows.count()).isEqualTo(before);
            assertThat(staff.view()).isEqualTo(view);
            staff.submit(open, right).with(204);
        }
        assertThat(staff.view().path("status").asText()).isEqualTo("CLOSED");
    }

    @Test
    void everyRuleOfTheStartFormHoldsOnTheServer() {
        JsonNode form = form("agency.ken", START + "/deployed-start-form");
        Map<String, Object> right = new FormFiller(LocalDate.now(clock), startAnswers()).fill(form);
        awaitSentLetters();
        Map<String, Long> before = rows.count();
        wrongs(form)
                .forEach((field, wrongs) -> wrongs.forEach(wrong -> assertNamed(start(right, field, wrong), field)));
        assertNamed(start(right, "retentionUntil", "2040-01-01"), "retentionUntil");
        assertNamed(start(right, "listingCapturedOn", "2027-01-01"), "listingCapturedOn");
        assertNamed(start(right, "countriesInvolved", List.of("SGP", "XXX")), "countriesInvolved");
        assertNamed(start(right, "countriesInvolved", List.of("KEN")), "countriesInvolved");
        assertNamed(start(with(right, "capability", "NOTICE"), "modusOperandi", ""), "modusOperandi");
        assertThat(rows.count()).isEqualTo(before);

        http.post("agency.ken", START + "/submit-form", FormFiller.submission(right))
                .with(200);
        assertThat(rows.count().get("support_request")).isEqualTo(before.get("support_request") + 1);
    }

    @Test
    void aFieldThatADecisionAsksForMustBeThere() {
        Staff staff = submit();
        Open open = staff.until(AcknowledgmentProcess.ACKNOWLEDGE);
        assertNamed(staff.submit(open, Map.of("decision", "RETURN")), "missingPoints");
        assertNamed(staff.submit(open, Map.of("decision", "DECLINE", "reason", "no")), "reason");
        assertThat(staff.view().path("status").asText()).isEqualTo("SUBMITTED");
    }

    @Test
    void whatIsNoSubmissionIsRefusedWithoutAWordOfOurInside() {
        Staff staff = submit();
        Open open = staff.until(AcknowledgmentProcess.ACKNOWLEDGE);
        awaitSentLetters();
        Map<String, Long> before = rows.count();
        String path = "/engine-rest/task/" + open.taskId() + "/submit-form";
        for (String body : List.of("", "{", "[]", "{\"variables\":1}", "{\"variables\":{\"decision\":1}}"))
            assertProblem(http.post(open.user(), path, body), 400);
        assertProblem(http.post(open.user(), path, "x", "Content-Type", "text/plain"), 415);
        assertProblem(http.post(open.user(), path, " ".repeat(600_000)), 413);
        assertProblem(http.send("PUT", open.user(), path, "{}"), 403);
        assertThat(rows.count()).isEqualTo(before);
    }

    /** A letter that leaves later writes a line on the timeline of its case. */
    private void awaitSentLetters() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rows.administration()
                                .queryForObject(
                                        "SELECT count(*) FROM outbox_mail WHERE sent_at IS NULL AND failed_at IS NULL",
                                        Integer.class)
                        == 0);
    }

    /** For every field the values that cross its rules; fields that only some decisions show are left out. */
    private static Map<String, List<Object>> wrongs(JsonNode form) {
        Map<String, List<Object>> wrongs = new LinkedHashMap<>();
        for (JsonNode field : form.path("components"))
            if (field.has("key") && !field.has("conditional"))
                wrongs.put(field.path("key").asText(), wrongsOf(field));
        return wrongs;
    }

    private static List<Object> wrongsOf(JsonNode field) {
        List<Object> wrongs = new java.util.ArrayList<>();
        JsonNode rules = field.path("validate");
        String type = field.path("type").asText();
        if (rules.path("required").asBoolean()) wrongs.add("");
        switch (type) {
            case "select", "radio", "taglist" -> wrongs.add("BOGUS");
            case "checkbox" -> wrongs.add("perhaps");
            case "datetime" -> wrongs.add("2026-02-30");
            case "number" -> {
                wrongs.add("many");
                if (rules.has("min")) wrongs.add(rules.path("min").asDouble() - 1);
                if (rules.has("max")) wrongs.add(rules.path("max").asDouble() * 2);
            }
            default -> {
                wrongs.add("nul\u0000" + "x".repeat(rules.path("minLength").asInt()));
                if (rules.has("maxLength"))
                    wrongs.add("x".repeat(rules.path("maxLength").asInt() + 1));
                if (rules.path("minLength").asInt() > 1)
                    wrongs.add("x".repeat(rules.path("minLength").asInt() - 1));
                if (rules.has("pattern")) wrongs.add("no such pattern!");
            }
        }
        return wrongs;
    }

    private static Map<String, Object> startAnswers() {
        return Map.of("listingCapturedOn", "2026-11-20", "specimenTaxon", "Loxodonta africana");
    }

    private Staff submit() {
        ObjectNode sample =
                Samples.with(Samples.tree("ivory-marketplace"), "capabilities", List.of("INFORMATION_SHARING"));
        String reference = http.post("agency.ken", "/api/support-requests", sample)
                .with(201)
                .field("reference");
        return new Staff(http, LocalDate.now(clock), reference);
    }

    private Answer start(Map<String, Object> right, String field, Object wrong) {
        return http.post("agency.ken", START + "/submit-form", FormFiller.submission(with(right, field, wrong)));
    }

    private JsonNode form(String user, String path) {
        return http.get(user, path).with(200).json();
    }

    private static Map<String, Object> with(Map<String, Object> answers, String field, Object answer) {
        Map<String, Object> changed = new HashMap<>(answers);
        changed.put(field, answer);
        return changed;
    }

    private static void assertNamed(Answer answer, String field) {
        assertProblem(answer, 400);
        assertThat(answer.badFields()).as(answer.toString()).containsExactly(field);
    }

    private static void assertProblem(Answer answer, int status) {
        answer.with(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.field("correlationId")).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "org.", "SQL");
    }
}
