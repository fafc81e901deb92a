package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.MutableClock;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A session that ends while somebody is typing: a warning before, a login beside the page after it, and the text is still there (WCAG 2.2,
 * 2.2.1 and 2.2.5).
 */
class SessionInBrowserTest extends FlowTestCase {
    private static final String USER = "agency.ken";
    private static final Pattern SOON = Pattern.compile("Minutes left: [3-5]");

    @Autowired
    private MutableClock clock;

    @Test
    void fiveMinutesBeforeTheIdleEndOneButtonKeepsTheSession() {
        try (BrowserContext browser = Chromium.open()) {
            Page page = writing(browser, "Kept");
            age(Duration.ofMinutes(16));
            page.clock().fastForward(Duration.ofMinutes(16).toMillis());

            assertThat(page.locator("#session-end")).containsText("Your session is about to end");
            assertThat(page.locator("#session-end")).containsText(SOON);
            assertThat(page.locator("#session-end-title")).isFocused();
            page.keyboard().press("Tab");
            assertThat(page.locator("[data-stay]")).isFocused();
            page.keyboard().press("Enter");

            assertThat(page.locator("#session-end")).isHidden();
            assertThat(page.locator("[name=title]")).hasValue("Kept");
            assertThat(idle()).isLessThan(60_000L);
        }
    }

    @Test
    void afterAWrongPasswordTheNameIsStillThere() {
        try (BrowserContext browser = Chromium.open()) {
            Page page = browser.newPage();
            page.navigate("http://localhost:" + port + "/login");
            page.locator("#username").fill(USER);
            page.locator("#password").fill("not the password");
            page.locator("main form[action$='/login'] button").click();
            assertThat(page.locator("main > .problem")).isVisible();
            assertThat(page.locator("#username")).hasValue(USER);
            assertThat(page.locator("#password")).isFocused();
            page.reload();
            assertThat(page.locator("#username")).hasValue("");
        }
    }

    @Test
    void theAbsoluteEndIsSaidAndCannotBePutOff() {
        try (BrowserContext browser = Chromium.open()) {
            Page page = writing(browser, "Kept");
            clock.advance(Duration.ofHours(8).minusMinutes(4));
            age(Duration.ZERO);
            page.clock().fastForward(Duration.ofHours(8).minusMinutes(4).toMillis());

            assertThat(page.locator("#session-end")).containsText(SOON);
            assertThat(page.locator("#session-end")).containsText("must not last longer");
            assertThat(page.locator("[data-stay]")).isHidden();
            logInBeside(page, USER);
            assertThat(page.locator("#session-end")).isHidden();
            clock.advance(Duration.ofMinutes(10));
            send(page);
        }
    }

    @Test
    void afterTheEndALoginBesideThePageIsEnoughAndTheTextGoesThrough() {
        String title = "Ivory " + UUID.randomUUID();
        try (BrowserContext browser = Chromium.open()) {
            Page page = writing(browser, title);
            administration.update("DELETE FROM relay_session WHERE principal_name = ?", USER);
            page.clock().fastForward(Duration.ofMinutes(21).toMillis());

            assertThat(page.locator("#session-end")).containsText("Your session has ended");
            logInBeside(page, USER);
            assertThat(page.locator("#session-end")).isHidden();
            assertThat(page.locator("[name=title]")).hasValue(title);
            send(page);
        }
        assertThat(titles(title)).isOne();
    }

    @Test
    void somebodyElseWhoLogsInBesideThePageDoesNotSendItsText() {
        String title = "Ivory " + UUID.randomUUID();
        try (BrowserContext browser = Chromium.open()) {
            Page page = writing(browser, title);
            administration.update("DELETE FROM relay_session WHERE principal_name = ?", USER);
            page.clock().fastForward(Duration.ofMinutes(21).toMillis());
            logInBeside(page, "ncb.ken");

            // The text is in the page all the time; what is said now can be seen.
            Locator somebodyElse = page.locator("#session-end").getByText("Somebody else is logged in");
            assertThat(somebodyElse).isVisible();
            page.locator("#session-end .plain:visible").click();
            assertThat(somebodyElse).isHidden();
            page.locator(".bar .action").click();
            assertThat(somebodyElse).isVisible();
            assertThat(page.locator("[name=title]")).hasValue(title);
        }
        assertThat(titles(title)).isZero();
    }

    /**
     * The form of a new request, whose own script saves nothing: its calls are cut off. So are those for news, which begin as the page's
     * clock moves on: the first uses the session.
     */
    private Page writing(BrowserContext browser, String title) {
        String address = "http://localhost:" + port;
        Page page = browser.newPage();
        page.clock().install();
        Visitor.logIn(page, address, USER);
        page.route("**/news/events**", Route::abort);
        page.navigate(address + "/requests/new");
        page.route("**/requests/drafts**", route -> {
            if (route.request().resourceType().equals("fetch")) route.abort();
            else route.resume();
        });
        page.locator("[name=title]").fill(title);
        return page;
    }

    private static void logInBeside(Page page, String user) {
        Page beside = page.waitForPopup(() -> page.locator("[data-login]").click());
        Visitor.logInHere(beside, user);
        page.waitForCondition(beside::isClosed);
    }

    /** The page saves by a call of its own before it goes on. */
    private static void send(Page page) {
        page.unroute("**/requests/drafts**");
        page.locator(".bar .action").click();
        assertThat(page.locator("[name='agency.email']")).isVisible();
    }

    /** As if the sessions of the writer were used so long ago. */
    private void age(Duration age) {
        administration.update("""
                UPDATE relay_session SET last_access_time = extract(epoch FROM now()) * 1000 - ?,
                       expiry_time = extract(epoch FROM now()) * 1000 - ? + max_inactive_interval * 1000 WHERE principal_name = ?""", age.toMillis(), age.toMillis(), USER);
    }

    /** Milliseconds since the writer's session was used. */
    private long idle() {
        return administration.queryForObject(
                "SELECT min(extract(epoch FROM now()) * 1000 - last_access_time)::bigint FROM relay_session WHERE principal_name = ?",
                Long.class,
                USER);
    }

    private int titles(String title) {
        return administration.queryForObject(
                "SELECT count(*) FROM request_draft WHERE content ->> 'title' = ?", Integer.class, title);
    }
}
