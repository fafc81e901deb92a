package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.browser.Visitor;

/** An operator's ordinary request in Camunda's Admin looks like what it is: recorded, and waiting for another operator. */
class AdministrationInBrowserTest extends FlowTestCase {
    private static final int WIDE = 1280;

    @Test
    void whatWaitsForAnotherOperatorIsNoFailureInAdmin() {
        try (Visitor operator = Visitor.of(port, "operator", "fr", WIDE)) {
            Page page = operator.open("/camunda/app/admin/default/#/user-create");
            page.locator("#inputUserId").fill("newcomer.ken");
            page.locator("#inputPassword").fill("a sentence for the first login");
            page.locator("#inputPasswordRepeat").fill("a sentence for the first login");
            page.locator("#inputFirstname").fill("New");
            page.locator("#inputLastname").fill("Comer");
            page.locator("button[ng-click='createUser()']").click();

            Locator notice = page.locator(".relay-started");
            assertThat(notice).containsText("est enregistré : un autre opérateur doit le confirmer.");
            assertThat(page.locator(".notifications .alert-danger:visible")).hasCount(0);

            // A real failure stays one.
            page.locator("button[ng-click='createUser()']").click();
            assertThat(page.locator(".notifications .alert-danger:visible")).containsText("already waits");

            notice.locator("a").click();
            Locator change = page.locator("#" + page.url().replaceAll(".*#", ""));
            assertThat(change).containsText("newcomer.ken");
            assertThat(change).containsText("Pas encore d’organisation");
            change.locator("form[action$='/refusal'] button").click();
            assertThat(page.locator(".note")).isVisible();
        }
    }

    @Test
    void anOperatorClosesAnAccountAndAnotherReopensIt() {
        String officer = bureau.employs("leaver", "KEN", "ncb-officers");
        try (Visitor operator = Visitor.of(port, "operator")) {
            Page page = operator.open("/administration/changes");
            page.locator("#closed-account").fill(officer);
            page.locator("form[action$='/administration/accounts'] .danger").click();
            assertThat(page.locator(".note")).containsText("The account is closed.");
            page.locator("#closed-account").fill(officer);
            page.locator("button[name=reopen]").click();
            assertThat(page.locator(".note")).containsText("The reopening was requested.");
        }
        long asked = administration.queryForObject("SELECT max(number) FROM administration_change", Long.class);
        basic("operator2")
                .post("/api/administration/changes/" + asked + "/confirmation", "{}")
                .with(200);
    }
}
