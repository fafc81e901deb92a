package org.ncbrelay.security.engineapi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.WebApp;

/** The real Tasklist in a real browser: what it calls is open, and what it shows can be worked on. */
class TasklistTest extends DoorTest {
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() {
        context = Chromium.open();
        page = context.newPage();
        page.onResponse(answer -> {
            if (answer.status() >= 400)
                refused.add(answer.status() + " " + answer.request().method() + " " + answer.url());
        });
    }

    @AfterEach
    void close() {
        if (context != null) context.close();
    }

    /** Of dates the clear crosses, and the date and the groups themselves, which Tasklist would make editable. */
    @Test
    void whatTheServerRefusesIsNotOfferedAndWhatIsOfferedIsAnswered() {
        logInAs("ncb.ken");
        show(started("deskWork"));
        for (String refusedThere : new String[] {"History", "Add Comment", "Create task", "Set follow-up date"})
            assertThat(page.getByText(refusedThere).first()).isHidden();
        assertThat(page.locator(".due-date").first()).isVisible();
        for (String control : new String[] {".reset-due-date", ".reset-follow-up-date", ".followup-date"})
            for (Locator each : page.locator(control).all()) assertThat(each).isHidden();
        for (String shown : new String[] {".due-date", ".task-details .meta .groups"})
            assertThat(page.locator(shown).first()).hasCSS("pointer-events", "none");
        page.waitForResponse("**/xml", () -> word("Diagram").click());
        page.waitForResponse(
                "**/process-definition?**",
                () -> page.getByText("Start process").first().click());
        assertThat(refused).isEmpty();
    }

    @Test
    void aDisabledButtonNamesTheFieldsInItsWayAndLeadsToThem() {
        logInAs("agency.ken");
        word("Start process").click();
        page.locator("ul.processes a").first().click();
        Locator title = page.getByLabel("Title*", new Page.GetByLabelOptions().setExact(true));
        title.fill("x");
        title.fill("");

        Locator inTheWay = page.locator(".relay-to-complete");
        assertThat(inTheWay).hasText("Complete or correct first: Title");
        Locator start = page.locator(".modal-footer button[type=submit]");
        assertThat(start).isDisabled();
        inTheWay.getByText("Title").click();
        assertThat(title).isFocused();
        title.fill("A title");
        assertThat(inTheWay).hasCount(0);
        assertThat(start).isEnabled();
    }

    @Test
    void loggingOutLeadsBackToOurLogin() {
        logInAs("ncb.ken");
        assertThat(page.getByText("My tasks – acknowledge and authorize").first())
                .isVisible();
        page.getByText("Bureau KEN").first().click();
        page.getByText("Log out").first().click();
        page.waitForURL("**/login");
    }

    private void logInAs(String user) {
        WebApp.enter(page, tasklist(), user, "Start process");
    }

    /** As a link opens it, in a window without Tasklist: one that still loads its filters may write over the address. */
    private void show(String instance) {
        page.navigate("about:blank");
        page.navigate(tasklist() + "#/?task=" + taskOf(instance).getId());
        WebApp.appears(page, word("Diagram"));
    }

    private String tasklist() {
        return "http://localhost:" + port + "/camunda/app/tasklist/default/";
    }

    private Locator word(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }
}
