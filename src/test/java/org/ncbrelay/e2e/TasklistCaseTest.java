package org.ncbrelay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.WebApp;
import org.springframework.beans.factory.annotation.Autowired;

/** A case goes from Tasklist's start form to its closing in a real browser, everybody with their own tasks. */
@FromOutside
class TasklistCaseTest {
    private static final String START = "/engine-rest/process-definition/key/supportRequest/deployed-start-form";

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

    private final Caller http;
    private final LocalDate today;
    private Hands hands = Hands.MOUSE;

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
    void aCaseGoesFromTheStartFormToItsClosing() {
        desk("agency.ken")
                .start(
                        "Request for support",
                        http.get("agency.ken", START).with(200).json(),
                        request());
        String reference = http.get("agency.ken", "/api/support-requests?q=pangolinscales")
                .with(200)
                .json()
                .path("items")
                .path(0)
                .path("reference")
                .asText();

        assertThat(workUntilTheEnd(reference, Map.of())).containsSubsequence(SEVERAL_PEOPLE);

        desk("agency.ken").readCase(reference, "Pangolinscales");
        JsonNode closed = http.get("agency.ken", "/api/support-requests/" + reference)
                .with(200)
                .json();
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
        String reference = http.post(agency, "/api/support-requests", Samples.bytes(sample))
                .with(201)
                .json()
                .path("reference")
                .asText();

        List<String> worked = workUntilTheEnd(reference, Map.of(DIRECT_CONTACT, Map.of("decision", directContact)));

        JsonNode closed =
                http.get(agency, "/api/support-requests/" + reference).with(200).json();
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
        hands = Hands.FINGER;
        String reference = http.post(
                        "agency.ken",
                        "/api/support-requests",
                        Samples.with(Samples.tree("ivory-marketplace"), "capabilities", List.of("INFORMATION_SHARING")))
                .with(201)
                .json()
                .path("reference")
                .asText();
        assertThat(workUntilTheEnd(reference, Map.of())).containsSubsequence(SEVERAL_PEOPLE);
        assertThat(http.get("agency.ken", "/api/support-requests/" + reference)
                        .with(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("CLOSED");
    }

    @Test
    void anOperatorSeesTheRunningFlowInCockpitAndNothingThatTheCaseSays() {
        String reference = http.post("agency.ken", "/api/support-requests", Samples.bytes("ivory-marketplace"))
                .with(201)
                .json()
                .path("reference")
                .asText();
        Page page = WebApp.window();
        String cockpit = http.address() + "/camunda/app/cockpit/default/#/processes";
        WebApp.enter(page, cockpit, "operator", "Request for support");
        WebApp.picture(page, "cockpit-1-processes");
        page.getByText("Request for support").first().click();
        assertThat(page.getByText("Official source").first()).isVisible();
        assertThat(page.getByText(reference).first()).isVisible();
        assertThat(page.getByText("loading...")).hasCount(0);
        WebApp.picture(page, "cockpit-2-flow");
        assertThat(page.locator("body")).not().containsText("Carved ivory");
        page.context().close();
    }

    /** What the start form's first choices would not say. */
    private Map<String, Object> request() {
        Map<String, Object> request = new HashMap<>();
        request.put("title", "Pangolinscales offered in a closed group");
        request.put("urgency", "VERY_URGENT");
        request.put("agencyEmail", "desk4@wciu.example");
        request.put("countriesInvolved", "SGP, FRA");
        request.put("listingUrl", "https://savanna-market.example/item/1");
        request.put("listingCapturedOn", today.minusDays(3).toString());
        request.put("specimenTaxon", "Smutsia temminckii");
        request.put("specimenType", "SCALE");
        return request;
    }

    /**
     * Whose turn it is, the engine says; the work is done with mouse and keyboard.
     *
     * @param wanted by name of a task, what is not to be answered with the first choice
     */
    private List<String> workUntilTheEnd(String reference, Map<String, Map<String, Object>> wanted) {
        List<String> worked = new ArrayList<>();
        Staff staff = new Staff(http, today, reference);
        while (!staff.hasEnded()) {
            Staff.Open turn =
                    await().atMost(Duration.ofMinutes(3)).until(staff::next, next -> next != null || staff.hasEnded());
            // A task that is made while one desk after the other is asked is found at a later one: the first is asked
            // again.
            if (turn != null) turn = staff.next();
            if (turn == null) continue;
            JsonNode form = http.get(turn.user(), "/engine-rest/task/" + turn.taskId() + "/deployed-form")
                    .with(200)
                    .json();
            if (turn.name().equals(DECIDE_SUPPORT))
                desk(turn.user()).read(reference, turn.name(), "Assessment: valid request", "Proposed priority:");
            desk(turn.user()).work(reference, turn.name(), form, wanted.getOrDefault(turn.name(), Map.of()));
            worked.add(turn.user() + ": " + turn.name());
        }
        return worked;
    }

    private TasklistDesk desk(String user) {
        return DESKS.computeIfAbsent(
                hands + " " + user, key -> TasklistDesk.of(hands.make(), http.address(), user, today));
    }
}
