package org.ncbrelay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.WebApp;
import org.ncbrelay.support.WholeTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A case goes from Tasklist's start form to its closing in a real browser, everybody at their own desk. */
@WholeTest
class TasklistCaseTest {
    private static final String START = "/engine-rest/process-definition/key/supportRequest/deployed-start-form";

    private final Caller http;
    private final LocalDate today;
    private final Map<String, TasklistDesk> desks = new HashMap<>();

    @Autowired
    TasklistCaseTest(Caller http, Clock clock) {
        this.http = http;
        this.today = LocalDate.now(clock);
    }

    @AfterEach
    void leave() {
        desks.values().forEach(TasklistDesk::leave);
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

        work("ncb.ken", "Acknowledge request", reference);
        work("ncbhead.ken", "Decide direct contact", reference);
        work("ncb.ken", "Check record", reference);
        // The desks of INTERPOL, the delivery and the closing are worked over the other door.
        new Staff(http, today, reference).untilTheEnd();

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

    private void work(String user, String task, String reference) {
        JsonNode open =
                await().atMost(Duration.ofSeconds(30)).until(() -> task(user, task, reference), found -> found != null);
        JsonNode form = http.get(user, "/engine-rest/task/" + open.path("id").asText() + "/deployed-form")
                .with(200)
                .json();
        desk(user).work(reference, task, form);
    }

    private JsonNode task(String user, String name, String reference) {
        for (JsonNode task : http.get(user, "/engine-rest/task?processInstanceBusinessKey=" + reference)
                .with(200)
                .json()) if (task.path("name").asText().equals(name)) return task;
        return null;
    }

    private TasklistDesk desk(String user) {
        return desks.computeIfAbsent(user, name -> TasklistDesk.of(http.address(), name, today));
    }
}
