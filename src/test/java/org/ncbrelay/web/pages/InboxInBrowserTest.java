package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.flow.news.AnnounceTasks;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The inbox and the header at work in a browser: keys, news of tasks, search, menu; what its forms do is tested by {@code InboxTest}. */
@WholeTest
record InboxInBrowserTest(@LocalServerPort int port, Caller http, AnnounceTasks announce) {
    private static final int PHONE_HEIGHT = 844;
    private static final int PHONE = 390;

    @BeforeEach
    void twoRequests() {
        file("Pangolin scales in two parcels");
        file("W".repeat(200));
    }

    @Test
    void theFirstTaskIsOnTheFirstScreenOfAPhone() {
        // A bureau with few cases: what other tests leave to that of Kenya stands above its tasks.
        file("agency.sgp", "Pangolin scales in two parcels");
        try (Visitor officer = Visitor.of(port, "ncb.sgp", "en", PHONE)) {
            Locator unseen = officer.open("/news").locator("form[action$='/news/seen'] button");
            if (unseen.count() > 0) unseen.click();
            Page page = officer.open("/?sort=newest");
            page.setViewportSize(PHONE, PHONE_HEIGHT);
            BoundingBox box = page.locator(".inbox > li").first().boundingBox();
            assertThat(box.y + 60).isLessThan(PHONE_HEIGHT);
            assertThat(box.x + box.width).isLessThanOrEqualTo(PHONE);
        }
    }

    @Test
    void keysMoveSelectSearchAndHelpButNotWhileSomebodyTypes() {
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            Page page = officer.open("/?sort=newest");
            Locator tasks = page.locator("[data-task]");
            page.keyboard().press("j");
            assertThat(tasks.nth(0)).isFocused();
            page.keyboard().press("j");
            assertThat(tasks.nth(1)).isFocused();
            page.keyboard().press("x");
            assertThat(page.locator(".inbox > li").nth(1).locator("input[type=checkbox]"))
                    .isChecked();
            page.keyboard().press("k");
            assertThat(tasks.nth(0)).isFocused();
            page.keyboard().press("?");
            assertThat(page.locator("#keys dl")).isVisible();

            page.keyboard().press("/");
            assertThat(page.locator("#find")).isFocused();
            page.keyboard().type("jk?/x");
            assertThat(page.locator("#find")).hasValue("jk?/x");
            assertThat(page.locator("#find")).isFocused();

            page.locator("#keys-on").uncheck();
            page.locator("h1").click();
            page.keyboard().press("j");
            assertThat(tasks.nth(0)).not().isFocused();
            page.reload();
            page.keyboard().press("j");
            assertThat(tasks.nth(0)).not().isFocused();
            page.evaluate("() => localStorage.clear()");
            page.reload();
            page.keyboard().press("j");
            String leadsTo = tasks.nth(0).getAttribute("href");
            page.keyboard().press("Enter");
            page.waitForURL("http://localhost:" + port + leadsTo);
            assertThat(officer.failures()).isEmpty();
        }
    }

    @Test
    void aWideScreenShowsWhatTheDecisionNeedsBesideTheList() {
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            Page page = officer.open("/?sort=newest");
            Locator preview = page.locator("#preview");
            page.keyboard().press("j");
            assertThat(preview).isHidden();
            page.keyboard().press("p");
            assertThat(preview.locator("h2").first()).hasText("W".repeat(200));
            assertThat(preview.locator(".work-block").first()).containsText("The request");
            assertThat(preview.locator("form")).hasCount(0);
            assertThat(Inspection.isTooWide(page)).isFalse();
            page.keyboard().press("j");
            assertThat(preview.locator("h2").first()).hasText("Pangolin scales in two parcels");
            page.keyboard().press("Escape");
            assertThat(preview).isHidden();
            assertThat(page.locator("[data-task]").nth(1)).isFocused();

            assertThat(page.locator(".bulk")).isHidden();
            page.keyboard().press("x");
            assertThat(page.locator(".bulk")).isVisible();
            assertThat(officer.failures()).isEmpty();
        }
    }

    @Test
    void onAPhoneARowLeadsToItsTask() {
        try (Visitor officer = Visitor.of(port, "ncb.ken", "ar", PHONE)) {
            Page page = officer.open("/?sort=newest&group=step");
            Locator task = page.locator("[data-task]").first();
            String leadsTo = task.getAttribute("href");
            page.locator(".inbox > li").first().locator(".task-case").click();
            page.waitForURL("http://localhost:" + port + leadsTo);
        }
    }

    @Test
    void newTasksAreSaidWhileTheInboxIsOpenAndShownWhenItsReaderWants() {
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            // The login leads to an inbox, whose stream is not the one that is awaited.
            Page page = officer.open("/me");
            page.waitForResponse(
                    answer -> answer.url().contains("/news/events?after="), () -> officer.open("/?sort=newest"));
            assertThat(page.locator("[data-fresh]")).isHidden();
            String third = file("A parcel of seahorses");
            String fourth = file("A parcel of geckos");
            announce.announce();
            // Other tests file requests of this country too.
            assertThat(page.locator("[data-fresh]"))
                    .containsText(Pattern.compile("([2-9]|\\d\\d+) new tasks have come in\\."));
            assertThat(row(page, third)).hasCount(0);
            page.locator("[data-fresh] a").click();
            assertThat(page).hasURL(Pattern.compile(".*/\\?sort=newest"));
            assertThat(row(page, third)).hasCount(1);
            assertThat(row(page, fourth)).hasCount(1);
            assertThat(page.locator("[data-fresh]")).isHidden();
            assertThat(officer.failures()).isEmpty();
        }
    }

    @Test
    void theSearchInTheHeaderFindsBeginningsAndMisspeltTitles() {
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            Page page = officer.open("/me");
            page.keyboard().press("/");
            assertThat(page.locator("#find")).isFocused();
            page.locator("#find").fill("pangol");
            page.locator("#find").press("Enter");
            page.waitForURL("**/search?q=pangol");
            assertThat(page.locator("#found-CASE")).containsText("Pangolin scales");
            page.locator("#find").fill("pangoln scals");
            page.locator("#find").press("Enter");
            assertThat(page.locator(".hintbox")).containsText("similar");
            assertThat(page.locator(".case-table")).containsText("Pangolin scales");
        }
    }

    private static Locator row(Page page, String reference) {
        return page.locator(".inbox > li", new Page.LocatorOptions().setHasText(reference));
    }

    private String file(String title) {
        return file("agency.ken", title);
    }

    private String file(String agency, String title) {
        Map<String, Object> body = new HashMap<>(Samples.forSharing());
        body.put("title", title);
        return http.submit(agency, body);
    }
}
