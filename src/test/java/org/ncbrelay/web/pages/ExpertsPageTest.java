package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;

/** The directory's page of experts: a bureau keeps its own, INTERPOL finds them by need and without their names. */
@WholeTest
record ExpertsPageTest(Caller http, DatabaseAccess access) {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Test
    void aBureauKeepsItsExpertsAndInterpolFindsThem() {
        String name = "Laboratory of the coast " + NUMBER.incrementAndGet();
        Inspection inspection = new Inspection();
        try (BrowserContext bureau = Chromium.open();
                BrowserContext interpol = Chromium.open()) {
            Page page = inspection.open(bureau, http.address());
            logIn(page, "ncb.sgp");
            page.locator("header nav").getByText("Directory").click();
            page.locator(".subnav").getByText("Experts").click();
            assertThat(page.locator("h1")).hasText("Experts");
            page.getByText("Add an expert").click();
            // A click waits for the beginning of a page; its fields may come later.
            page.waitForURL("**/experts/new");
            page.evaluate("() => document.querySelectorAll('[required]').forEach(it => it.required = false)");
            page.getByText("Save").click();
            for (String field : List.of("name", "clearance", "expertise", "languages"))
                assertThat(page.locator("#" + field + "-error")).isVisible();
            inspection.look(page, "expert-wrong", "en");

            page.locator("#name").fill(name);
            page.locator("#clearance").selectOption("RESTRICTED");
            page.getByLabel("Wildlife forensics").check();
            page.locator("[data-filters]").fill("maltese");
            page.getByLabel("Maltese").check();
            page.getByText("Save").click();
            assertThat(page.locator(".note")).containsText("The expert was saved");
            assertThat(card(page, name)).containsText("Maltese");
            String code = card(page, name).locator(".reference").textContent();

            Page desk = inspection.open(interpol, http.address());
            logIn(desk, "lead");
            find(desk, "WILDLIFE_FORENSICS", "mt", "RESTRICTED");
            assertThat(desk.locator(".card")).hasCount(1);
            assertThat(card(desk, code)).containsText("Singapore");
            assertThat(desk.content()).doesNotContain(name);
            inspection.look(desk, "experts-found", "en");
            find(desk, "PROSECUTION", "mt", "");
            assertThat(desk.locator(".empty")).containsText("No available expert meets this need");
            find(desk, "WILDLIFE_FORENSICS", "mt", "CONFIDENTIAL");
            assertThat(desk.locator(".card")).hasCount(0);

            card(page, name).getByText("Change").click();
            assertThat(page.locator("#name")).hasValue(name);
            assertThat(page.getByLabel("Maltese")).isChecked();
            page.locator("[name=onRoster]").uncheck();
            page.getByText("Save").click();
            assertThat(card(page, name)).containsText("Off the roster");
            find(desk, "WILDLIFE_FORENSICS", "", "");
            assertThat(desk.content()).doesNotContain(code);

            assertThat(acts(code)).containsExactly("EXPERT_ADDED", "EXPERT_CHANGED");
        }
        assertThat(inspection.troubles()).isEmpty();
    }

    @Test
    void anotherCountryDoesNotSeeThemAndOnlyTheBureauWrites() {
        var france = browser("ncb.fra");
        assertThat(france.get("/experts").text()).contains("FRA-EXP-001").doesNotContain("KEN-EXP", "SGP-EXP");
        france.get("/experts/KEN-EXP-001").with(404);
        france.get("/experts/KEN-EXP-999").with(404);
        var agency = browser("agency.sgp");
        assertThat(agency.get("/experts").text()).contains("SGP-EXP-001").doesNotContain("Add an expert", ">Change<");
        agency.get("/experts/new").with(403);
        agency.get("/experts/SGP-EXP-001").with(403);
    }

    /** The form of the neighbouring page says beside its field what is wrong. */
    @Test
    void anApprovalWithoutAReasonIsRefusedBesideTheReason() {
        Inspection inspection = new Inspection();
        try (BrowserContext context = Chromium.open()) {
            Page page = inspection.open(context, http.address());
            logIn(page, "ncbhead.sgp");
            page.navigate(http.address() + "/agencies");
            page.locator(".card summary").first().click();
            page.locator(".card textarea").first().fill("   ");
            page.locator(".card form button").first().click();
            assertThat(page.locator(".error")).containsText("Give a reason");
            assertThat(page.locator("textarea[aria-invalid=true]")).isVisible();
            inspection.look(page, "agencies-wrong", "en");
        }
        assertThat(inspection.troubles()).isEmpty();
    }

    private void find(Page desk, String expertise, String language, String level) {
        desk.navigate(http.address() + "/experts");
        desk.locator("#expertise").selectOption(expertise);
        if (desk.locator("#tongue option[value='" + language + "']").count() > 0)
            desk.locator("#tongue").selectOption(language);
        desk.locator("#level").selectOption(level);
        desk.locator("main form button").click();
        desk.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static Locator card(Page page, String words) {
        return page.locator(".card").filter(new Locator.FilterOptions().setHasText(words));
    }

    private List<String> acts(String code) {
        return TestDatabase.administration(access)
                .queryForList("SELECT act FROM audit_record WHERE subject = ? ORDER BY number", String.class, code);
    }

    private org.ncbrelay.security.Caller browser(String user) {
        return org.ncbrelay.security.Caller.session(URI.create(http.address()).getPort(), user, "wildlife-demo");
    }

    private void logIn(Page page, String user) {
        Visitor.logIn(page, http.address(), user);
    }
}
