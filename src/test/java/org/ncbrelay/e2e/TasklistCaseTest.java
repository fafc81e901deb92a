package org.ncbrelay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.browser.Hand;
import org.ncbrelay.support.browser.WebApp;
import org.springframework.beans.factory.annotation.Autowired;

/** In Tasklist in a real browser, everybody with their own tasks: a case that a script started, and intelligence from its start form, to the end. */
@FromOutside
class TasklistCaseTest {
    private static final String PROCESS = "/engine-rest/process-definition/key/%s/%s";

    /** To open Tasklist costs a second of everybody's build: who has opened it for one case stays for the others. */
    private static final Map<String, TasklistDesk> DESKS = new HashMap<>();

    private static final String DIRECT_CONTACT = "Decide direct contact";
    private static final String DECIDE_SUPPORT = "Decide support";

    /** Who does what, where it matters that it is another one. */
    private static final String[] SEVERAL_PEOPLE = {
        "ncb.ken: Acknowledge request",
        "analyst: Assess request",
        "lead: Decide support",
        "analyst: Write report",
        "lead: Review report",
        "agency.ken: Confirm receipt"
    };

    private static final List<String> INTELLIGENCE_PEOPLE =
            List.of("analyst", "lead", "agency.ken", "agency.fra", "agency.sgp", "ncb.ken", "ncb.fra", "ncb.sgp");

    private final Caller http;
    private final LocalDate today;
    private Hand.Kind hands = Hand.Kind.MOUSE;

    @Autowired
    TasklistCaseTest(Caller http, Clock clock) {
        this.http = http;
        this.today = LocalDate.now(clock);
    }

    @AfterAll
    static void leave() {
        DESKS.values().forEach(TasklistDesk::leave);
        DESKS.clear();
    }

    @Test
    void aRequestIsStartedByItsForm() {
        JsonNode form = startForm("agency.ken", "supportRequest");
        desk("agency.ken").start("Request for support", form, request("Pangolinscales by the form"));
        String reference = http.get("agency.ken", "/api/support-requests?q=pangolinscales+form")
                .with(200)
                .field("items/0/reference");
        JsonNode request = view("agency.ken", reference).path("request");
        assertThat(request.path("countriesInvolved"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("SGP", "FRA");
        assertThat(request.at("/listings/0/url").asText()).startsWith("https://savanna-market.example");
    }

    @Test
    void aCaseStartedByRestIsWorkedToItsClosing() {
        Map<String, Object> answers = new FormFiller(today, request("Pangolinscales offered in a closed group"))
                .submission(startForm("agency.ken", "supportRequest"));
        String reference = http.post("agency.ken", PROCESS.formatted("supportRequest", "start"), answers)
                .with(200)
                .field("businessKey");

        assertThat(workUntilTheEnd(reference, Map.of())).containsSubsequence(SEVERAL_PEOPLE);

        desk("agency.ken").readCase(reference, "Pangolinscales");
        JsonNode closed = view("agency.ken", reference);
        assertThat(closed.path("status").asText()).isEqualTo("CLOSED");
        assertThat(closed.path("deliveries").path(0).path("channel").asText()).isEqualTo("DIRECT");
        assertThat(closed.path("deliveries")
                        .path(0)
                        .path("ncbCopy")
                        .path("recipient")
                        .asText())
                .isEqualTo("NCB");
    }

    @FullOnly
    @ParameterizedTest
    @CsvSource({"ivory-marketplace, agency.ken, REFUSE, VIA_NCB", "ist-live-reptiles, agency.idn, GRANT, DIRECT"})
    void aSampleGoesThroughTasklistToItsClosing(String sample, String agency, String directContact, String channel) {
        String reference = http.submit(agency, Samples.bytes(sample));

        List<String> worked = workUntilTheEnd(reference, Map.of(DIRECT_CONTACT, Map.of("decision", directContact)));

        JsonNode closed = view(agency, reference);
        assertThat(closed.path("status").asText()).isEqualTo("CLOSED");
        assertThat(closed.path("capabilities"))
                .isNotEmpty()
                .allSatisfy(capability ->
                        assertThat(capability.path("status").asText()).isIn("DELIVERED", "COMPLETED"));
        assertThat(closed.path("deliveries"))
                .isNotEmpty()
                .allSatisfy(delivery ->
                        assertThat(delivery.path("channel").asText()).isEqualTo(channel));
        System.out.println(sample + ": " + worked.size() + " tasks completed in Tasklist: " + worked);
    }

    @FullOnly
    @Test
    void theShortestCaseGoesThroughTasklistOnAPhone() {
        hands = Hand.Kind.FINGER;
        String reference = http.submit(
                "agency.ken",
                Samples.with(Samples.tree("ivory-marketplace"), "capabilities", List.of("INFORMATION_SHARING")));
        assertThat(workUntilTheEnd(reference, Map.of())).containsSubsequence(SEVERAL_PEOPLE);
        assertThat(view("agency.ken", reference).path("status").asText()).isEqualTo("CLOSED");
    }

    /** Direction 2: one report from outside, three countries, of which a source restricts one. */
    @Test
    void materialFromOutsideReachesTwoCountriesThroughTheirChannelsAndNeverTheThird() {
        // Without a case whose agency is authorized, nothing would go to Kenya directly.
        String asked = http.submit("agency.ken", Samples.bytes("ivory-marketplace"));
        new Staff(http, today, asked)
                .answering("Task_DecideDirectContact", "validUntil", Samples.FAR_DAY)
                .until("Task_DefineScopeQuestion");
        JsonNode form = startForm("analyst", "intelligence");
        desk("analyst").start("Intelligence to member countries", form, report(asked));
        String reference = http.get("analyst", "/api/intelligence").with(200).field("items/0/reference");
        Staff staff = new Staff(http, today, reference, INTELLIGENCE_PEOPLE);
        assertThat(work(staff, reference, () -> isDisseminated(reference), Map.of(), Caveat.TEXT))
                .containsExactlyInAnyOrder(
                        "analyst: Grade external material",
                        "ncb.ken: Consent to dissemination", // it set conditions for the record
                        "lead: Approve dissemination",
                        "ncb.fra: Identify national unit",
                        "agency.ken: Acknowledge intelligence",
                        "agency.ken: Report action",
                        "ncb.ken: Decide on direct contact for the unit",
                        "agency.fra: Acknowledge intelligence",
                        "ncb.fra: Pass on answer",
                        "agency.fra: Report action",
                        "ncb.fra: Pass on answer",
                        "ncb.fra: Decide on direct contact for the unit");
        http.get("ncb.sgp", "/api/intelligence/" + reference).with(404);
        desk("agency.ken").readIntelligence(reference, Caveat.TEXT);
    }

    @Test
    void anOperatorSeesTheRunningFlowInCockpitAndNothingThatTheCaseSays() {
        String reference = http.submit("agency.ken", Samples.bytes("ivory-marketplace"));
        Page page = WebApp.window();
        String cockpit = http.address() + "/camunda/app/cockpit/default/#/processes";
        WebApp.enter(page, cockpit, "operator", "Request for support");
        WebApp.picture(page, "cockpit-1-processes");
        page.getByText("Request for support").first().click();
        assertThat(page.getByText("Official source").first()).isVisible();
        assertThat(page.getByText(reference).first()).isVisible();
        assertThat(page.getByText("loading...")).hasCount(0);
        WebApp.picture(page, "cockpit-2-flow");
        // Once a step is chosen, the list has only what waits there.
        Locator running = page.locator("tr", new Page.LocatorOptions().setHasText(reference));
        String link = running.locator("a").first().getAttribute("href");
        page.locator("[data-element-id=CallActivity_Recording]").click();
        assertThat(page.locator(".relay-source")).containsText("Annex §1.1: ");
        assertThat(page.locator("body")).not().containsText("Carved ivory");
        page.navigate(cockpit.replaceFirst("#.*", link));
        assertThat(page.getByText("No incidents")).isVisible();
        for (String refused : List.of("Variables", "User Tasks", "Access Denied", "Communication Error"))
            assertThat(page.getByText(refused)).not().isVisible();
        page.context().close();
    }

    private JsonNode startForm(String user, String process) {
        return http.get(user, PROCESS.formatted(process, "deployed-start-form"))
                .with(200)
                .json();
    }

    /** What the start form's first choices would not say. */
    private Map<String, Object> request(String title) {
        Map<String, Object> request = new HashMap<>();
        request.put("title", title);
        request.put("urgency", "VERY_URGENT");
        request.put("agencyEmail", "desk4@wciu.example");
        request.put("countriesInvolved", List.of("SGP", "FRA"));
        request.put("listingUrlOrHandle", "https://savanna-market.example/item/1");
        request.put("listingCapturedOn", today.minusDays(3).toString());
        request.put("specimenTaxon", "Smutsia temminckii");
        request.put("specimenType", "SCALE");
        return request;
    }

    private static Map<String, Object> report(String asked) {
        Map<String, Object> report = new HashMap<>();
        report.put("title", "Three sellers who share one wallet");
        report.put("countries", List.of("KEN", "FRA", "SGP"));
        report.put("sourceKind", "EXTERNAL");
        report.put("sourceName", "A wildlife trust");
        report.put("consentToShare", true);
        report.put("restrictedCountries", List.of("SGP"));
        report.put("confidentiality", "RESTRICTED");
        report.put("tlp", "AMBER");
        report.put("relatedReference", asked);
        return report;
    }

    private JsonNode view(String user, String reference) {
        return http.get(user, "/api/support-requests/" + reference).with(200).json();
    }

    private boolean isDisseminated(String reference) {
        JsonNode view =
                http.get("analyst", "/api/intelligence/" + reference).with(200).json();
        return view.path("status").asText().equals("DISSEMINATED");
    }

    /** @param wanted by name of a task, what is not to be answered with the first choice */
    private List<String> workUntilTheEnd(String reference, Map<String, Map<String, Object>> wanted) {
        Staff staff = new Staff(http, today, reference);
        return work(staff, reference, staff::hasEnded, wanted);
    }

    /**
     * Whose turn it is, the engine says; the work is done with mouse and keyboard.
     *
     * @param words that each form must say
     */
    private List<String> work(
            Staff staff,
            String reference,
            BooleanSupplier ended,
            Map<String, Map<String, Object>> wanted,
            String... words) {
        List<String> worked = new ArrayList<>();
        while (!ended.getAsBoolean()) {
            Staff.Open turn = await().atMost(Duration.ofMinutes(3))
                    .until(staff::next, next -> next != null || ended.getAsBoolean());
            // A task that is made while one desk after the other is asked is found at a later one: the first is asked
            // again.
            if (turn != null) turn = staff.next();
            if (turn == null) continue;
            JsonNode form = http.get(turn.user(), "/engine-rest/task/" + turn.taskId() + "/deployed-form")
                    .with(200)
                    .json();
            TasklistDesk desk = desk(turn.user());
            if (turn.name().equals(DECIDE_SUPPORT))
                desk.read(reference, turn.name(), "Assessment: valid request", "Proposed priority:");
            desk.work(reference, turn.name(), form, wanted.getOrDefault(turn.name(), Map.of()), words);
            worked.add(turn.user() + ": " + turn.name());
        }
        return worked;
    }

    private TasklistDesk desk(String user) {
        // The browser has the machine's clock, and offers no day that has passed.
        return DESKS.computeIfAbsent(
                hands + " " + user, key -> TasklistDesk.of(hands.make(), http.address(), user, today.plusYears(3)));
    }
}
