package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.matter.StoredRows;
import org.ncbrelay.web.pages.request.Field;
import org.ncbrelay.web.pages.request.Field.InputKind;
import org.ncbrelay.web.pages.request.FieldGroup;
import org.ncbrelay.web.pages.request.Step;

/** Nobody reads a text otherwise than it was written: what cannot be seen, or turns other words around, is refused by its field. */
@WholeTest
class InvisibleTextsTest {
    private static final String REQUESTS = "/api/support-requests";
    private static final String START = "/engine-rest/process-definition/key/supportRequest";

    /** Every one-line text of a request; each is refused by its own name. */
    private static final List<String> LINES = texts(InputKind.LINE, InputKind.TAXON);

    private static final List<String> NARRATIVES = texts(InputKind.TEXT);

    private final Caller http;
    private final Clock clock;
    private final StoredRows rows;

    InvisibleTextsTest(Caller http, Clock clock, DatabaseAccess access) {
        this.http = http;
        this.clock = clock;
        this.rows = new StoredRows(access);
    }

    /** Which characters hide and which stay is in {@code InvisibleCharactersTest}. */
    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u202E"})
    void everyLineOfARequestRefusesIt(String hidden) {
        assertRefused(request(LINES, "ab" + hidden + "cd"), LINES);
    }

    @Test
    void everyNarrativeOfARequestRefusesWhatTurnsTextAround() {
        assertRefused(request(NARRATIVES, "Seller \u05D0\u202E" + "moved".repeat(12)), NARRATIVES);
    }

    @Test
    void whatAScriptNeedsIsFiledAsItWasWritten() {
        String written = "\u0645\u06CC\u200C\u0634\u0648\u062F \u2764\uFE0F";
        List<String> free = LINES.stream()
                .filter(line -> !List.of(
                                "agency.email", "agency.code", "follows", "listings[0].url", "listings[0].language")
                        .contains(line))
                .toList();
        String reference = http.submit("agency.ken", request(free, written));
        assertThat(http.get("agency.ken", REQUESTS + '/' + reference)
                        .with(200)
                        .json()
                        .at("/request/title")
                        .asText())
                .isEqualTo(written);
    }

    /** People paste: what only hides between words hurts nobody in a text of many lines. */
    @Test
    void aNarrativeTakesWhatPastedTextBrings() {
        http.post("agency.ken", REQUESTS, request(NARRATIVES, ("word\u00AD\u200B\u200E\uFEFFword\r\n").repeat(10)))
                .with(201);
    }

    @Test
    void intelligenceAndExpertsRefuseIt() {
        Map<String, Object> intelligence = new HashMap<>(Map.of(
                "title", "Ivory \u202Etnahpele",
                "summary", "Long enough to be a summary, with \u2066 an isolate",
                "countries", List.of("KEN"),
                "source", Map.of("kind", "EXTERNAL", "name", "Wild\u200Blife watch", "consentToShare", true),
                "grading", Map.of("source", "B", "information", 2),
                "handling", Map.of("confidentiality", "RESTRICTED", "conditions", "Not \u202D for the press")));
        assertNamed(
                http.post("analyst", "/api/intelligence", intelligence),
                "title",
                "summary",
                "source.name",
                "handling.conditions");
        Map<String, Object> expert = Map.of(
                "name",
                "Amina\u2067",
                "userId",
                "expert.ken\u200B",
                "expertise",
                List.of("SPECIES_IDENTIFICATION"),
                "languages",
                List.of("en"),
                "clearance",
                "RESTRICTED",
                "available",
                true,
                "onRoster",
                true);
        assertNamed(http.post("ncb.ken", "/api/experts", expert), "name", "userId");
    }

    @Test
    void everyActOnACaseRefusesIt() {
        String path = REQUESTS + '/' + filed();
        Map<String, Long> before = rows.count();
        assertNamed(http.post("agency.ken", path + "/messages", Map.of("to", "NCB", "text", "Pay \u202E 001")), "text");
        assertNamed(http.post("agency.ken", path + "/withdrawal", Map.of("reason", "No \u2068 need")), "reason");
        assertNamed(
                http.put("ncbhead.ken", path + "/authorization", Map.of("action", "SUSPEND", "reason", "a\u202Cb")),
                "reason");
        String code = http.get("ncbhead.ken", "/api/agencies")
                .with(200)
                .json()
                .at("/items/0/code")
                .asText();
        assertNamed(
                http.put(
                        "ncbhead.ken",
                        "/api/agencies/" + code + "/approval",
                        Map.of("approved", true, "reason", "a\u202Eb")),
                "reason");
        Answer sent = http.upload(
                "agency.ken",
                path + "/evidence",
                "a.txt",
                "Notes".getBytes(),
                Map.of(
                        "description", "Screen \u202E shot",
                        "sourceUrl", "https://shop.example/\u200Bx",
                        "reason", "\u2069"));
        assertThat(sent.status()).isEqualTo(400);
        assertThat(sent.json().findValuesAsText("field"))
                .containsExactlyInAnyOrder("description", "sourceUrl", "reason");
        assertThat(rows.count()).isEqualTo(before);
    }

    @Test
    void theNameOfAFileShowsWhatItIs() {
        String path = REQUESTS + '/' + filed() + "/evidence";
        Answer sent = http.upload(
                "agency.ken",
                path,
                "photo\u202Egnp\u200B\u3164\uFE0F.txt",
                "Notes".getBytes(),
                Map.of("description", "Notes of the officer"));
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.json().path("fileName").asText()).isEqualTo("photo_gnp___.txt");
    }

    @Test
    void formsRefuseIt() {
        String reference = filed();
        Staff staff = new Staff(http, LocalDate.now(clock), reference);
        Staff.Open open = staff.until("Task_AssessRequest");
        assertNamed(staff.submit(open, with(staff.answers(open), "note", "Linked to \u202E 710000")), "note");
        Map<String, Object> right = new LinkedHashMap<>(new FormFiller(
                        LocalDate.now(clock),
                        Map.of(
                                "listingCapturedOn", "2026-11-20",
                                "specimenTaxon", "Loxodonta africana",
                                "listingUrlOrHandle", "seller_1"))
                .fill(http.get("agency.ken", START + "/deployed-start-form")
                        .with(200)
                        .json()));
        for (String line :
                List.of("title", "agencyName", "agencyOfficer", "caseNumber", "listingPlatform", "specimenTaxon"))
            assertNamed(
                    http.post(
                            "agency.ken",
                            START + "/submit-form",
                            FormFiller.submission(with(right, line, "Kenya \u200BWildlife"))),
                    line);
    }

    private String filed() {
        return http.submitSample("agency.ken");
    }

    private static Map<String, Object> with(Map<String, Object> answers, String field, Object answer) {
        Map<String, Object> changed = new LinkedHashMap<>(answers);
        changed.put(field, answer);
        return changed;
    }

    /** Fields of the request page of these kinds; a currency is a code. */
    private static List<String> texts(InputKind... kinds) {
        List<String> paths = new ArrayList<>();
        for (Step step : Step.values())
            for (FieldGroup part : step.parts())
                for (Field field : part.fields())
                    if (List.of(kinds).contains(field.kind()) && !field.name().endsWith("currency"))
                        paths.add(part.path(field, 0));
        return paths;
    }

    private static ObjectNode request(List<String> fields, String text) {
        ObjectNode request = Samples.tree("ivory-marketplace");
        Samples.with(request, "urgency", "URGENT");
        Samples.with(request, "urgencyReason", "It is sold soon");
        Samples.with(
                request, "directContact", Map.of("requested", true, "scope", "This case", "until", Samples.FAR_DAY));
        Samples.with(request, "persons", List.of(Map.of("name", "x", "status", "SUSPECT")));
        Samples.with(request, "companies", List.of(Map.of("name", "x")));
        Samples.with(request, "payments", List.of(Map.of("method", "x")));
        Samples.with(request, "shipments", List.of(Map.of("carrier", "x")));
        Samples.with(request, "preservation", List.of(Map.of("provider", "x")));
        Samples.with(request, "externalSource", Map.of("name", "x", "consentToShare", true));
        Samples.with(request, "questions", List.of(Map.of("country", "SGP", "question", "Who?")));
        fields.forEach(field -> Samples.with(request, field, text));
        return request;
    }

    private void assertRefused(ObjectNode request, List<String> fields) {
        Map<String, Long> before = rows.count();
        assertNamed(http.post("agency.ken", REQUESTS, request), fields.toArray(String[]::new));
        assertThat(rows.count()).isEqualTo(before);
    }

    private static void assertNamed(Answer answer, String... fields) {
        answer.with(400);
        assertThat(answer.badFields()).as(answer.toString()).containsExactlyInAnyOrder(fields);
        assertThat(answer.json().path("correlationId").asText()).isNotBlank();
    }
}
