package org.ncbrelay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.browser.Hand;
import org.ncbrelay.support.browser.Inspection;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Five people and one case, from the first line of the request to its closing, and intelligence from its form to what a unit did with it, all
 * of it on our pages: in an office, on phones, and without a mouse.
 */
@FromOutside
class FivePeopleTest {
    private static final List<String> PEOPLE = List.of("agency.ken", "ncb.ken", "ncbhead.ken", "analyst", "lead");

    /** Who has a task of intelligence for France. */
    private static final List<String> RECEIVERS = List.of("analyst2", "lead", "agency.fra", "ncb.fra");

    private static final String EVIDENCE = "Ivory for sale";

    /** As {@code sha256sum} says. */
    private static final String SHA256_OF_EVIDENCE = "e68972d21aeb546bdbf01032b62b0d3e2a7ebf5c73643ec3b24ee00210ef6353";

    private static final int LISTINGS = 40;
    private static final int FILES = 6;

    /** Beside the answers of a request with these; our default, see docs/clicks.md. */
    private static final int MOST_PRESSES_TO_SUBMIT = 18;

    private final Caller http;
    private final LocalDate today;
    private final Map<String, OfficerDesk> desks = new HashMap<>();
    private Hand.Kind hands;

    @Autowired
    FivePeopleTest(Caller http, Clock clock) {
        this.http = http;
        this.today = LocalDate.now(clock);
    }

    @AfterEach
    void leave() {
        desks.values().forEach(OfficerDesk::leave);
    }

    static List<Hand.Kind> hands() {
        return Extent.of(List.of(Hand.Kind.MOUSE), List.of(Hand.Kind.values()));
    }

    @ParameterizedTest
    @MethodSource("hands")
    void theyTakeACaseFromTheRequestPageToItsClosing(Hand.Kind hands) {
        this.hands = hands;
        String reference = desk("agency.ken").submit(sample());
        desk("agency.ken").addEvidence(reference, EVIDENCE, SHA256_OF_EVIDENCE);

        List<String> workers = new ArrayList<>(PEOPLE);
        workers.add("gs");
        Staff staff = new Staff(http, today, reference, workers);
        Set<String> worked = work(staff, reference, staff::hasEnded);
        worked.add("agency.ken");
        assertThat(worked).containsAll(PEOPLE);
        JsonNode closed = staff.view();
        assertThat(closed.path("status").asText()).isEqualTo("CLOSED");
        seeTheClosedCase(reference);
        seeTheBoard();
    }

    /** What a spreadsheet and a folder hold enters a request as it is: nothing is typed twice, and no listing has a press of its own. */
    @ParameterizedTest
    @MethodSource("hands")
    void anOfficerPastesFortyListingsAndAddsSixFiles(Hand.Kind hands) {
        this.hands = hands;
        OfficerDesk agency = desk("agency.ken");
        int before = agency.presses();
        String reference = agency.submit(
                Samples.without(sample(), "listings"),
                "Platform\tKind of platform\tLink\tSeller\tCaptured\tPrice\tStill online\n"
                        + lines(
                                LISTINGS,
                                "Savanna Market\tMARKETPLACE\thttps://savanna-market.example/item/%1$d\tseller_%1$d\t2026-09-03 10:40\tKES 12000\tyes"),
                IntStream.rangeClosed(1, FILES)
                        .mapToObj(number -> new FilePayload(
                                "listing-" + number + ".txt", "text/plain", (EVIDENCE + number).getBytes(UTF_8)))
                        .toArray(FilePayload[]::new));
        assertThat(agency.presses() - before).as("presses to submit").isLessThanOrEqualTo(MOST_PRESSES_TO_SUBMIT);
        JsonNode view = http.get("agency.ken", "/api/support-requests/" + reference)
                .with(200)
                .json();
        assertThat(view.at("/request/listings")).hasSize(LISTINGS);
        assertThat(view.at("/request/listings/39/price/currency").asText()).isEqualTo("KES");
        assertThat(http.get("agency.ken", "/api/support-requests/" + reference + "/evidence")
                        .with(200)
                        .json()
                        .path("items"))
                .hasSize(FILES);
    }

    private static String lines(int count, String line) {
        return IntStream.rangeClosed(1, count).mapToObj(line::formatted).collect(Collectors.joining("\n"));
    }

    /** Direction 2: a report of a partner goes through the bureau to a unit, which says what it did. */
    @ParameterizedTest
    @MethodSource("hands")
    void theyTakeIntelligenceFromItsFormToTheReportOfAUnit(Hand.Kind hands) {
        this.hands = hands;
        String reference = desk("analyst").register(report());
        Staff staff = new Staff(http, today, reference, new ArrayList<>(RECEIVERS));
        assertThat(work(staff, reference, () -> isDisseminated(reference))).containsAll(RECEIVERS);
    }

    private Set<String> work(Staff staff, String reference, BooleanSupplier hasEnded) {
        List<String> workers = staff.users();
        Set<String> worked = new TreeSet<>();
        while (!hasEnded.getAsBoolean()) {
            Staff.Open turn = await().atMost(Duration.ofMinutes(3))
                    .until(staff::next, next -> next != null || hasEnded.getAsBoolean());
            if (turn == null) continue;
            JsonNode form = http.get(turn.user(), "/engine-rest/task/" + turn.taskId() + "/deployed-form")
                    .with(200)
                    .json();
            desk(turn.user()).work(reference, turn.name(), form);
            worked.add(turn.user());
            // Where two may do a task, it is the one who has rested longer.
            workers.remove(turn.user());
            workers.add(turn.user());
            if (turn.name().equals("Review report")) writeToTheTeam(reference);
        }
        return worked;
    }

    private boolean isDisseminated(String reference) {
        JsonNode view =
                http.get("analyst", "/api/intelligence/" + reference).with(200).json();
        return view.path("status").asText().equals("DISSEMINATED");
    }

    private static JsonNode report() {
        Map<String, Object> report = Samples.intelligence();
        report.put("source", Map.of("kind", "EXTERNAL", "name", "A wildlife trust", "consentToShare", true));
        // An analyst grades what comes from outside.
        report.remove("grading");
        return new ObjectMapper().valueToTree(report);
    }

    /** One capability: the others have walks of their own. */
    private static ObjectNode sample() {
        return Samples.with(Samples.tree("ivory-marketplace"), "capabilities", List.of("INFORMATION_SHARING"));
    }

    /** The channel is open once acknowledged and authorized; the NCB gets its copy. */
    private void writeToTheTeam(String reference) {
        OfficerDesk agency = desk("agency.ken");
        Locator message = agency.writeToTheTeam(reference, "The second account is online again.");
        assertThat(message).containsText("The second account is online again.");
        assertThat(message).containsText("NCB copied");
        agency.readme("case-running");
    }

    private void seeTheClosedCase(String reference) {
        OfficerDesk agency = desk("agency.ken");
        Page page = agency.openCase(reference);
        assertThat(page.locator("#timeline")).containsText("Case closed");
        agency.openPart(reference, "casework");
        page.locator("[data-flowchart] > summary").click();
        assertThat(page.locator("#diagram svg").first()).isVisible();
        page.evaluate("() => document.querySelectorAll('main details').forEach((part) => { part.open = true; })");
        assertThat(Inspection.barriers(page)).isEmpty();
        agency.readme("case-closed");
    }

    private void seeTheBoard() {
        OfficerDesk lead = desk("lead");
        assertThat(lead.open("/board", "main h1").locator("main svg").first()).isVisible();
        lead.readme("board");
    }

    private OfficerDesk desk(String user) {
        return desks.computeIfAbsent(user, name -> OfficerDesk.of(hands.make(), http.address(), name, today));
    }
}
