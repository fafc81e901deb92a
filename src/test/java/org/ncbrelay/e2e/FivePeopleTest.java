package org.ncbrelay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.WebApp;
import org.springframework.beans.factory.annotation.Autowired;

/** Five people and one case, from the first line of the request to its closing, all of it on our pages. */
@FromOutside
class FivePeopleTest {
    private static final List<String> PEOPLE = List.of("agency.ken", "ncb.ken", "ncbhead.ken", "analyst", "lead");

    /** Of "Ivory for sale", as {@code sha256sum} says. */
    private static final String IVORY_SHA256 = "e68972d21aeb546bdbf01032b62b0d3e2a7ebf5c73643ec3b24ee00210ef6353";

    private final Caller http;
    private final LocalDate today;
    private final Map<String, TasklistDesk> desks = new HashMap<>();

    @Autowired
    FivePeopleTest(Caller http, Clock clock) {
        this.http = http;
        this.today = LocalDate.now(clock);
    }

    @AfterEach
    void leave() {
        desks.values().forEach(TasklistDesk::leave);
    }

    @Test
    void theyTakeACaseFromTheRequestPageToItsClosing() {
        String reference = desk("agency.ken").requestPage().submit(sample());
        addEvidence(reference);

        List<String> workers = new ArrayList<>(PEOPLE);
        Set<String> worked = new TreeSet<>(Set.of("agency.ken"));
        Staff staff = new Staff(http, today, reference, workers);
        while (!staff.hasEnded()) {
            Staff.Open turn =
                    await().atMost(Duration.ofSeconds(60)).until(staff::next, next -> next != null || staff.hasEnded());
            if (turn == null) continue;
            JsonNode form = http.get(turn.user(), "/engine-rest/task/" + turn.taskId() + "/deployed-form")
                    .with(200)
                    .json();
            desk(turn.user()).workOnCase(reference, turn.name(), form);
            worked.add(turn.user());
            // Where two may do a task, it is the one who has rested longer.
            workers.remove(turn.user());
            workers.add(turn.user());
            if (turn.name().equals("Review report")) writeToTheTeam(reference);
        }
        assertThat(worked).containsExactlyInAnyOrderElementsOf(PEOPLE);
        JsonNode closed = staff.view();
        assertThat(closed.path("status").asText()).isEqualTo("CLOSED");
        seeTheClosedCase(reference);
        seeTheBoard();
    }

    /** One capability: the others have walks of their own. */
    private static ObjectNode sample() {
        return Samples.with(Samples.tree("ivory-marketplace"), "capabilities", List.of("INFORMATION_SHARING"));
    }

    private void addEvidence(String reference) {
        Page page = desk("agency.ken").open("/cases/" + reference);
        page.locator("#evidence-file")
                .setInputFiles(new FilePayload(
                        "listing.txt", "text/plain", "Ivory for sale".getBytes(StandardCharsets.UTF_8)));
        page.locator("#evidence-description").fill("The listing as text");
        page.locator("#evidence-panel form .action").click();
        assertThat(page.locator("[data-files]")).containsText(IVORY_SHA256);
        WebApp.readme(page, "case-new");
        page.close();
    }

    /** The channel is open once acknowledged and authorized; the NCB gets its copy. */
    private void writeToTheTeam(String reference) {
        Page page = desk("agency.ken").open("/cases/" + reference);
        page.locator("#to").selectOption("INTERPOL");
        page.locator("#text").fill("The second account is online again.");
        page.locator("section:has(#messages) form .action").click();
        Locator message = page.locator(".bubble");
        assertThat(message).containsText("The second account is online again.");
        assertThat(message).containsText("NCB copied");
        WebApp.readme(page, "case-running");
        page.close();
    }

    private void seeTheClosedCase(String reference) {
        Page page = desk("agency.ken").open("/cases/" + reference);
        assertThat(page.locator("#timeline")).containsText("Case closed");
        assertThat(page.locator("#diagram svg").first()).isVisible();
        WebApp.readme(page, "case-closed");
        page.close();
    }

    private void seeTheBoard() {
        Page page = desk("lead").open("/board");
        assertThat(page.locator("main svg").first()).isVisible();
        WebApp.readme(page, "board");
        page.close();
    }

    private TasklistDesk desk(String user) {
        return desks.computeIfAbsent(user, name -> TasklistDesk.of(http.address(), name, today));
    }
}
