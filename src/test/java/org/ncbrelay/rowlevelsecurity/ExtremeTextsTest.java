package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.EngineOfThisTest;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.Staff.Open;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.matter.RequestAtItsBounds;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

/** What the rules accept never fails behind them, however long it is and however many bytes its characters have. */
// jqwik reads tags of its own. Jobs run here by the real clock, so not beside tests that move the engine's.
@Tag(IntegrationTest.TAG)
@Tag(FromOutside.TAG)
@WholeTest
class ExtremeTextsTest {
    private static final String REQUESTS = "/api/support-requests";
    /** Four bytes and two UTF-16 units each, in every index, column and header. */
    private static final String WIDE = "\uD840\uDC00";

    private static Caller http;
    private static Clock clock;

    /** The relay is Spring's, the properties are jqwik's: no extension of the two is needed for one context. */
    @BeforeContainer
    static void start() {
        ApplicationContext context =
                new TestContextManager(ExtremeTextsTest.class).getTestContext().getApplicationContext();
        EngineOfThisTest.put(context);
        http = context.getBean(Caller.class);
        clock = context.getBean(Clock.class);
    }

    /** One, two, three and four bytes; what grows in lower case, and what normalisation makes eighteen letters of. */
    @Provide
    Arbitrary<String> symbols() {
        return Arbitraries.of("x", "\u0130", "\u00DF", "\u0627", "\u4E2D", "\uFB03", "\uFDFA", WIDE, "\uD83D\uDE00");
    }

    @Property(tries = 6)
    void aRequestAtItsBoundsIsFiledAndReadByEveryReader(
            @ForAll("symbols") String symbol, @ForAll @IntRange(min = 1, max = 4) int rows) {
        assertReadable(filed(RequestAtItsBounds.of(symbol, rows)));
    }

    @Example
    void theLongestListsAreFiled() {
        List<String> companies = Collections.nCopies(200, WIDE.repeat(200));
        assertReadable(filed(Samples.with(RequestAtItsBounds.of(WIDE, 1), "companies", companies)));
    }

    @Example
    void manyThousandDifferentWordsAreFiledAndFound() {
        String reference = filed(RequestAtItsBounds.ofManyWords());
        for (String word : List.of("tembo3", "tembo244", "Tembo-ya-Juu", "tembo ya juu"))
            assertThat(found(word)).as(word).contains(reference);
        assertReadable(reference);
    }

    @Example
    void aWebAddressIsFiledWhateverItDecodesTo() {
        for (String path : List.of("%00", "%ED%A0%80", "%E2%80%AE", "%FF", "%F0%A0%80%80".repeat(80)))
            for (String query : List.of("", "?q=" + path))
                assertReadable(filed(Samples.with(
                        Samples.tree("ivory-marketplace"), "listings[0].url", "https://shop.example/" + path + query)));
    }

    @Example
    void everyActOnACaseTakesItsLongestText() {
        String path = REQUESTS + '/' + filed(Samples.tree("ivory-marketplace"));
        http.post("agency.ken", path + "/messages", Map.of("to", "NCB", "text", WIDE.repeat(8000)))
                .with(201);
        http.get("ncb.ken", path + "/messages").with(200);
        staff(path).until("Task_AssessRequest");
        http.put("ncbhead.ken", path + "/authorization", Map.of("action", "SUSPEND", "reason", WIDE.repeat(2000)))
                .with(200);
        http.post("agency.ken", path + "/withdrawal", Map.of("reason", WIDE.repeat(2000)))
                .with(200);
        assertReadable(path.substring(REQUESTS.length() + 1));
        JsonNode agency = http.get("ncbhead.ken", "/api/agencies")
                .with(200)
                .json()
                .path("items")
                .path(0);
        http.put(
                        "ncbhead.ken",
                        "/api/agencies/" + agency.path("code").asText() + "/approval",
                        Map.of("approved", agency.path("approved").asBoolean(), "reason", WIDE.repeat(2000)))
                .with(200);
        http.get("agency.ken", REQUESTS + "?q=" + encoded(WIDE.repeat(100))).with(200);
    }

    @Example
    void intelligenceAndExpertsTakeTheirLongestTexts() {
        Map<String, Object> intelligence = Map.of(
                "title", WIDE.repeat(200),
                "summary", WIDE.repeat(20_000),
                "countries", List.of("KEN", "FRA"),
                "source", Map.of("kind", "EXTERNAL", "name", WIDE.repeat(200), "consentToShare", true),
                "grading", Map.of("source", "B", "information", 2),
                "handling", Map.of("confidentiality", "RESTRICTED", "conditions", WIDE.repeat(1000)));
        String location = http.post("analyst", "/api/intelligence", intelligence)
                .with(201)
                .header("Location");
        for (String output : List.of("", "/document.pdf", "/document.txt", "/stix.json"))
            assertNoFailure(http.get("analyst", location + output));
        Map<String, Object> expert = Map.of(
                "name",
                WIDE.repeat(200),
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
        http.post("ncb.ken", "/api/experts", expert).with(201);
    }

    @Example
    void evidenceTakesItsLongestTextsAndAnyName() {
        String path = REQUESTS + '/' + filed(Samples.tree("ivory-marketplace")) + "/evidence";
        String start = "https://shop.example/";
        Map<String, String> fields = Map.of(
                "description", WIDE.repeat(2000),
                "sourceUrl", start + WIDE.repeat(2000 - start.length()),
                "reason", WIDE.repeat(2000));
        for (String name : List.of(WIDE.repeat(200) + ".txt", "a" + ".".repeat(200), ".".repeat(300) + "txt", "")) {
            Answer sent = http.upload("agency.ken", path, name, "Notes of the officer".getBytes(), fields);
            assertThat(sent.status()).as(sent.text()).isLessThan(500);
            if (sent.status() == 201)
                http.get("ncb.ken", sent.header("Location")).with(200);
        }
        for (String address :
                List.of("//shop.example/", "http:", "https://", "https:///x", "http://[::1", "mailto:a@b.example")) {
            Answer sent = http.upload(
                    "agency.ken", path, "a.txt", "Notes".getBytes(), Map.of("description", "x", "sourceUrl", address));
            assertThat(sent.status()).as(address + ' ' + sent.text()).isEqualTo(400);
        }
        assertNoFailure(http.get("agency.ken", path + "?reason=" + encoded(WIDE.repeat(600))));
    }

    @Example
    void everyFormOfACaseTakesItsLongestTexts() {
        ObjectNode request = Samples.tree("ivory-marketplace");
        Samples.with(request, "capabilities", List.of("INFORMATION_SHARING"));
        String path = REQUESTS + '/' + filed(request);
        Staff staff = staff(path);
        int forms = 0;
        for (Open open = staff.until(AcknowledgmentProcess.ACKNOWLEDGE); open != null; open = next(staff)) {
            staff.submit(open, longest(open, staff.answers(open))).with(204);
            forms++;
        }
        assertThat(staff.view().path("status").asText()).isEqualTo("CLOSED");
        assertThat(forms).isGreaterThan(8);
        assertReadable(path.substring(REQUESTS.length() + 1));
    }

    private static Open next(Staff staff) {
        Open[] next = {null};
        await().atMost(Duration.ofMinutes(3)).until(() -> staff.hasEnded() || (next[0] = staff.next()) != null);
        return next[0];
    }

    private static Map<String, Object> longest(Open open, Map<String, Object> answers) {
        Map<String, Object> longest = new LinkedHashMap<>(answers);
        JsonNode form = http.get(open.user(), "/engine-rest/task/" + open.taskId() + "/deployed-form")
                .with(200)
                .json();
        for (JsonNode field : form.findParents("validate")) {
            String type = field.path("type").asText();
            JsonNode rules = field.path("validate");
            String key = field.path("key").asText();
            if (type.startsWith("text") && !rules.has("pattern") && longest.containsKey(key))
                longest.put(key, WIDE.repeat(rules.path("maxLength").asInt()));
        }
        return longest;
    }

    private static String filed(ObjectNode request) {
        // As text: a tree would be written with twelve bytes for each character of four.
        return http.submit("agency.ken", request.toString());
    }

    private static void assertReadable(String reference) {
        String path = REQUESTS + '/' + reference;
        for (String part :
                List.of("", "/timeline", "/hits", "/dossier.pdf", "/dossier.txt", "/stix.json", "/listings.csv"))
            assertNoFailure(http.get("agency.ken", path + part));
        http.get("agency.ken", path).with(200);
    }

    private static List<String> found(String word) {
        return http.get("agency.ken", REQUESTS + "?size=200&q=" + encoded(word))
                .with(200)
                .json()
                .findValuesAsText("reference");
    }

    private static void assertNoFailure(Answer answer) {
        assertThat(answer.status())
                .as(answer.text().substring(0, Math.min(300, answer.text().length())))
                .isLessThan(500);
    }

    private static Staff staff(String path) {
        return new Staff(http, LocalDate.now(clock), path.substring(REQUESTS.length() + 1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
