package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.flow.news.AnnounceTasks;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Inspection;
import org.ncbrelay.support.Pictures;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Visitor;
import org.ncbrelay.support.WholeTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The inbox at work, on the screen of an office and on a phone: filters, keys, acknowledging several, saved views, search. */
@WholeTest
class InboxInBrowserTest {
    private static final int WIDE = 1280;
    private static final int PHONE = 390;
    private static final int PHONE_HEIGHT = 844;

    @LocalServerPort
    private int port;

    @Autowired
    private Caller http;

    @Autowired
    private AnnounceTasks announce;

    private final List<String> failures = new CopyOnWriteArrayList<>();
    private String first;
    private String second;

    @BeforeEach
    void twoRequests() {
        first = file("Pangolin scales in two parcels");
        second = file("W".repeat(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, PHONE})
    void severalRequestsAreAcknowledgedFromTheInbox(int width) {
        try (Visitor officer = Visitor.of(port, "ncb.ken", "en", width)) {
            officer.onFailure(failures::add);
            Page page = officer.open("/?sort=newest");
            assertThat(isWide(page)).isFalse();
            row(page, first).locator("input[type=checkbox]").check();
            row(page, second).locator("input[type=checkbox]").check();
            page.getByText("Acknowledge the selected requests").click();

            assertThat(page.locator("main .note")).containsText("2 requests were acknowledged");
            assertThat(page.locator("main .note")).containsText(first);
            assertThat(page).hasURL(Pattern.compile("/\\?sort=newest$"));
            assertThat(row(page, first).getByText("Acknowledge request")).hasCount(0);
        }
        assertThat(status(first)).isEqualTo("ACKNOWLEDGED");
        assertThat(status(second)).isEqualTo("ACKNOWLEDGED");
        assertThat(failures).isEmpty();
    }

    @Test
    void theFirstTaskIsOnTheFirstScreenOfAPhone() {
        try (Visitor officer = Visitor.of(port, "ncb.ken", "en", PHONE)) {
            Page page = officer.open("/?sort=newest");
            page.setViewportSize(PHONE, PHONE_HEIGHT);
            BoundingBox box = page.locator(".inbox > li").first().boundingBox();
            assertThat(box.y + 60).isLessThan(PHONE_HEIGHT);
            assertThat(box.x + box.width).isLessThanOrEqualTo(PHONE);
            Pictures.ofWindow(page, picture("inbox-phone"));
        }
    }

    @Test
    void keysMoveSelectSearchAndHelpButNotWhileSomebodyTypes() {
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            officer.onFailure(failures::add);
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
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void newTasksAreSaidWhileTheInboxIsOpenAndShownWhenItsReaderWants() {
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            officer.onFailure(failures::add);
            Page page = officer.open("/?sort=newest");
            assertThat(page.locator("[data-fresh]")).isHidden();
            page.waitForResponse(answer -> answer.url().contains("/news/events?after="), () -> {});
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
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aTaskOpensItsCaseByTheEnterKey() {
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            Page page = officer.open("/?sort=newest");
            page.keyboard().press("j");
            String leadsTo = page.locator("[data-task]").first().getAttribute("href");
            assertThat(leadsTo).matches("/cases/KEN-\\d{4}-\\d{6}\\?task=.+");
            page.keyboard().press("Enter");
            page.waitForURL("http://localhost:" + port + leadsTo);
        }
    }

    @Test
    void aSelectionIsSavedAsAViewAndOpenedAgain() {
        try (Visitor head = Visitor.of(port, "ncbhead.ken")) {
            head.onFailure(failures::add);
            Page page = head.open("/");
            page.getByText("Unassigned").first().click();
            page.waitForURL("**/?whose=unassigned");
            page.getByText("Save or remove views").click();
            page.locator("#view-TASKS").fill("Nobody’s");
            page.getByText("Save this view").last().click();
            assertThat(page.locator("main .note")).containsText("The view was saved");
            page.navigate(page.url().replaceAll("\\?.*", ""));
            page.locator(".views a").getByText("Nobody’s").first().click();
            page.waitForURL("**/?whose=unassigned");
            assertThat(page.locator(".views a[aria-current=page]")).hasText("Nobody’s");
            assertThat(Inspection.barriers(page)).isEmpty();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aCaseIsFollowedFromItsPage() {
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            Page page = officer.open("/cases/" + first);
            page.getByText("Follow this case").click();
            assertThat(page.locator("main .note").first()).containsText("You follow this case now");
            assertThat(page.getByText("Stop following")).isVisible();
            officer.open("/news");
            assertThat(page.locator("main")).containsText(first);
        }
    }

    @Test
    void aTaskIsAssignedToAColleague() {
        try (Visitor head = Visitor.of(port, "ncbhead.ken")) {
            Page page = head.open("/?sort=newest");
            Locator row = row(page, second);
            row.locator("summary").click();
            row.locator("select").selectOption("ncb.ken");
            row.locator("details button").click();
            assertThat(page.locator("main .note")).containsText("The task was assigned");
            assertThat(row(page, second)).hasCount(0);
        }
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            Page page = officer.open("/?whose=mine&sort=newest");
            assertThat(row(page, second)).containsText("claimed by you");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, PHONE})
    void theSearchInTheHeaderFindsBeginningsAndMisspeltTitles(int width) {
        try (Visitor officer = Visitor.of(port, "ncb.ken", "en", width)) {
            Page page = officer.open("/me");
            page.locator("#find").fill("pangol");
            page.locator("#find").press("Enter");
            page.waitForURL("**/cases?q=pangol");
            assertThat(page.locator(".case-table")).containsText("Pangolin scales");
            page.locator("#find").fill("pangoln scals");
            page.locator("#find").press("Enter");
            assertThat(page.locator(".hintbox")).containsText("similar");
            assertThat(page.locator(".case-table")).containsText("Pangolin scales");
            assertThat(isWide(page)).isFalse();
        }
    }

    /** A title of 200 letters without a space is 3,000 pixels wide where nothing breaks it. */
    @ParameterizedTest
    @ValueSource(ints = {WIDE, PHONE})
    void anUnbrokenTitleLeavesStatusAndDatesOnTheScreen(int width) {
        try (Visitor officer = Visitor.of(port, "ncb.ken", "en", width)) {
            Page page = officer.open("/cases?sort=submittedAt,desc");
            assertThat(isWide(page)).isFalse();
            Locator status = page.locator("tr", new Page.LocatorOptions().setHasText(second))
                    .locator("time")
                    .last();
            BoundingBox box = status.boundingBox();
            assertThat(box.x).isNotNegative();
            assertThat(box.x + box.width).isLessThanOrEqualTo(width);
            Pictures.ofWindow(page, picture("cases-" + width));
        }
    }

    private static Locator row(Page page, String reference) {
        return page.locator(".inbox > li", new Page.LocatorOptions().setHasText(reference));
    }

    private static boolean isWide(Page page) {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1");
    }

    private static Path picture(String name) {
        return Path.of("target", "screenshots", name + ".jpeg");
    }

    private String status(String reference) {
        return http.get("ncb.ken", "/api/support-requests/" + reference)
                .with(200)
                .json()
                .path("status")
                .asText();
    }

    private String file(String title) {
        Map<String, Object> body = new java.util.HashMap<>(Samples.forSharing());
        body.put("title", title);
        return http.post("agency.ken", "/api/support-requests", body)
                .with(201)
                .json()
                .path("reference")
                .asText();
    }
}
