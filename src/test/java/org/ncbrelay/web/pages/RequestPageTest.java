package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.flow.intake.WriteDraft;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** How many drafts there may be, and the way from a return to the corrected request, over the pages. */
class RequestPageTest extends FlowTestCase {
    private static final String MISSING = "The address of the second shop, and its owner";

    @Autowired
    private WriteDraft write;

    @Test
    void atTheMostDraftsThePageSaysSoListsAllOfThemAndBeginsNoOther() throws Exception {
        Officer agency = desk.officer("agency.bra");
        administration.update("DELETE FROM request_draft WHERE owner = ?", agency.userId());
        Callable<Boolean> attempt = () -> desk.as("agency.bra", () -> begun(agency));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (Future<Boolean> made : threads.invokeAll(Collections.nCopies(Drafts.MOST + 4, attempt))) made.get();
        threads.shutdown();
        try (Visitor visitor = Visitor.of(port, "agency.bra")) {
            Page page = visitor.open("/requests/new");
            assertThat(page.locator("p.problem[role=alert]:not([hidden])"))
                    .containsText("You have 50 drafts, as many as possible");
            assertThat(page.locator("form[action$=deletion]")).hasCount(Drafts.MOST);
        } finally {
            administration.update("DELETE FROM request_draft WHERE owner = ?", agency.userId());
        }
    }

    private boolean begun(Officer agency) {
        try {
            write.begin(Map.of("title", "Ivory"), agency);
            return true;
        } catch (Refusal.Conflict full) {
            return false;
        }
    }

    @Test
    void aReturnedRequestOpensTheSamePageWithThePointsThatAreMissing() {
        CaseReference reference = flow.submit("agency.ken");
        flow.work(
                reference,
                "ncb.ken",
                "Task_AcknowledgeRequest",
                Map.of("decision", "RETURN", "missingPoints", MISSING));
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/cases/" + reference);
            page.locator(".head form[action$=correction] button").click();

            assertThat(page.locator("h1")).containsText(reference.value());
            assertThat(page.locator("section:has(#missing)")).containsText(MISSING);
            assertThat(page.locator("[name=title]"))
                    .hasValue((String) Flowchart.sample().get("title"));
            page.locator("[name=title]").fill("Carved ivory from two shops");
            page.locator(".bar .action").click();
            assertThat(page.locator("[name='agency.name']")).isVisible();
            // It is left and taken up again: the same draft.
            String draft = page.url().replaceAll("\\?.*", "");
            agency.open("/cases/" + reference)
                    .locator(".head form[action$=correction] button")
                    .click();
            assertThat(page).hasURL(Pattern.compile("^" + draft + "(\\?.*)?$"));
            page.locator("[name=go][value=REVIEW]").first().click();
            assertThat(page.locator("main")).containsText(MISSING);
            assertThat(page.locator("main")).containsText("Carved ivory from two shops");
            page.locator("#note").fill("The second shop is in the listings now.");
            page.locator("form[action$=correction] button").click();

            assertThat(page.locator(".note")).containsText("filed");
            assertThat(page.locator("h1")).hasText("Carved ivory from two shops");
            Locator versions = page.locator("section:has(#asked) details")
                    .filter(new Locator.FilterOptions().setHasText("Versions of the request"));
            assertThat(versions).containsText("The second shop is in the listings now.");
        }
        assertThat(flow.status(reference)).isEqualTo("SUBMITTED");
        assertThat(flow.open(reference)).contains("Task_AcknowledgeRequest").doesNotContain("Task_CorrectRequest");
        assertThat(flow.timeline(reference)).containsSubsequence("REQUEST_RETURNED", "REQUEST_CORRECTED");
        assertThat(flow.all(
                        "SELECT content ->> 'title' FROM request_version WHERE reference = ? ORDER BY version",
                        reference))
                .as("what was filed is kept beside what it was corrected to")
                .containsExactly((String) Flowchart.sample().get("title"), "Carved ivory from two shops");
    }
}
