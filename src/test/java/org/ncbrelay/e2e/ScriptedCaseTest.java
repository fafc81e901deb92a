package org.ncbrelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.SupportCatalogue;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.matter.StoredRows;

/** The samples go their whole way over HTTP, everybody logged in as themselves. */
@FromOutside
record ScriptedCaseTest(Caller http, SupportCatalogue catalogue, Clock clock, StoredRows rows) {
    private static final String SECRET = "Quagga-answer-4711";
    /** The engine's own counters of parallel capabilities. */
    private static final Pattern LOOP = Pattern.compile("nrOf.*Instances|loopCounter");

    @ParameterizedTest
    @CsvSource({"ist-live-reptiles, agency.idn", "capacity-building, agency.fra"})
    void aSampleIsAcceptedUnchangedAndCloses(String sample, String agency) {
        Staff staff = submit(sample, agency);
        JsonNode closed = staff.untilTheEnd();
        assertCompleted(closed);
        // The bureau takes over as the source for an agency that it did not approve.
        if (!sample.equals("ist-live-reptiles")) return;
        JsonNode record = closed.path("iisRecord");
        assertThat(record.path("source").asText()).isEqualTo("NCB");
        assertThat(record.path("sourceCode").asText()).isEqualTo("IDN");
        assertThat(staff.worked()).contains(record.path("takenOverBy").asText() + " " + RecordingProcess.TAKE_OVER);
        assertThat(record.path("recordNumber").asText()).isNotBlank();
    }

    private void assertCompleted(JsonNode closed) {
        assertThat(closed.path("status").asText()).isEqualTo("CLOSED");
        for (JsonNode progress : closed.path("capabilities")) {
            Capability capability =
                    Capability.valueOf(progress.path("capability").asText());
            String[] expected = catalogue.offers(capability)
                    ? new String[] {"DELIVERED", "COMPLETED"}
                    : new String[] {"NOT_YET_OFFERED"};
            assertThat(progress.path("status").asText()).as(capability.name()).isIn((Object[]) expected);
        }
    }

    @Test
    void anAuthorizedAgencyIsServedDirectlyWithEveryStepOnTheTimeline() {
        Instant before = clock.instant().minusSeconds(1);
        JsonNode closed = submit("ivory-marketplace", "agency.ken").untilTheEnd();
        assertCompleted(closed);
        assertThat(closed.path("iisRecord").path("source").asText()).isEqualTo("APPROVED_AGENCY");
        assertThat(closed.path("deliveries")).isNotEmpty().allSatisfy(delivery -> {
            assertThat(delivery.path("channel").asText()).isEqualTo("DIRECT");
            assertThat(delivery.path("ncbCopy").path("recipient").asText()).isEqualTo("NCB");
            assertThat(delivery.path("ncbCopy").path("messageId").asText()).contains("@");
        });
        String reference = closed.path("reference").asText();
        JsonNode events = http.get("ncb.ken", "/api/support-requests/" + reference + "/timeline")
                .with(200)
                .json()
                .path("events");
        assertThat(texts(events, "kind"))
                .containsSubsequence(
                        "REQUEST_SUBMITTED",
                        "ADDRESSED_TO_NCB",
                        "COPIED_TO_GENERAL_SECRETARIAT",
                        "REQUEST_ACKNOWLEDGED")
                .containsSubsequence(
                        "RECORD_CHECKED",
                        "RECORD_SUBMITTED",
                        "RECORDED_IN_IIS",
                        "REQUEST_ASSESSED",
                        "SUPPORT_APPROVED",
                        "SCOPE_DEFINED",
                        "PRODUCT_WRITTEN",
                        "PRODUCT_APPROVED",
                        "PRODUCT_MARKED",
                        "DELIVERY_PREPARED",
                        "PRODUCT_DELIVERED",
                        "FEEDBACK_REQUESTED",
                        "FEEDBACK_REPORTED",
                        "CASE_CLOSED")
                .contains("DIRECT_CONTACT_GRANTED", "NCB_COPIED", "RETENTION_REVIEW_SCHEDULED");
        assertThat(texts(events, "at").map(Instant::parse)).isSorted().allMatch(at -> at.isAfter(before));
        assertThat(actor(events, "REQUEST_SUBMITTED")).isEqualTo("agency.ken KEN");
        assertThat(actor(events, "REQUEST_ACKNOWLEDGED")).isEqualTo("ncb.ken KEN");
        // A country learns no login of INTERPOL.
        assertThat(actor(events, "REQUEST_ASSESSED")).isEqualTo("INTERPOL INTERPOL");
        assertThat(actor(events, "SUPPORT_APPROVED")).isEqualTo("INTERPOL INTERPOL");
        assertThat(actor(events, "FEEDBACK_REPORTED")).isEqualTo("agency.ken KEN");
    }

    private Staff submit(String sample, String agency) {
        Answer answer = http.post(agency, "/api/support-requests", Samples.bytes(sample))
                .with(201);
        String reference = answer.field("reference");
        assertThat(answer.header("Location")).endsWith("/api/support-requests/" + reference);
        assertThat(answer.field("status")).isEqualTo("SUBMITTED");
        return new Staff(http, LocalDate.now(clock), reference);
    }

    private static Stream<String> texts(JsonNode items, String field) {
        return stream(items).map(item -> item.path(field).asText());
    }

    private static String actor(JsonNode events, String kind) {
        List<String> actors = new ArrayList<>();
        stream(events)
                .filter(event -> event.path("kind").asText().equals(kind))
                .forEach(event -> actors.add(event.path("actor").asText()
                        + ' '
                        + event.path("organisation").asText()));
        assertThat(actors).as(kind).hasSize(1);
        return actors.get(0);
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }

    /** The engine is no database: it keeps a few small variables, and nothing that a case says. */
    @Test
    void aCaseInTheMiddleOfSupportHasFewSmallVariablesWithoutContent() {
        String reference = http.submit("agency.ken", Samples.forSharing());
        Staff staff = new Staff(http, LocalDate.now(clock), reference)
                .answering("Task_DefineScopeQuestion", "question", "Who is " + SECRET + "?")
                .answering("Task_WriteReport", "findings", "It was " + SECRET + ", as we thought.");
        staff.complete(staff.until("Task_DefineScopeQuestion"));
        staff.until("Task_WriteReport");

        List<Map<String, Object>> variables = rows.administration().queryForList("""
                SELECT v.* FROM act_ru_variable v
                  JOIN act_ru_execution e ON e.id_ = v.proc_inst_id_
                 WHERE e.business_key_ = ? AND e.parent_id_ IS NULL""", reference);
        assertThat(variables)
                .filteredOn(variable ->
                        !LOOP.matcher(variable.get("name_").toString()).matches())
                .hasSizeBetween(1, 20);
        assertThat(variables)
                .allSatisfy(variable ->
                        assertThat(String.valueOf(variable.get("text_"))).hasSizeLessThan(150));
        assertThat(variables.toString())
                .doesNotContain(
                        "Carved ivory",
                        "seller accounts",
                        "coastal",
                        "desk4",
                        "Officer in charge",
                        "WCIU/2026",
                        SECRET);
        staff.untilTheEnd();
        for (String table : List.of(
                "act_ru_variable",
                "act_hi_varinst",
                "act_hi_detail",
                "act_hi_comment",
                "act_hi_op_log",
                "act_ru_task",
                "act_hi_taskinst",
                "act_ru_job",
                "act_ge_bytearray"))
            assertThat(rowsWith(table, SECRET)).as(table).isZero();
    }

    /** Byte arrays stand in a row's text as hexadecimal digits. */
    private long rowsWith(String table, String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return rows.administration()
                .queryForObject(
                        "SELECT count(*) FROM " + table + " t WHERE strpos(t::text, ?) > 0 OR strpos(t::text, ?) > 0",
                        Long.class,
                        text,
                        hex);
    }
}
