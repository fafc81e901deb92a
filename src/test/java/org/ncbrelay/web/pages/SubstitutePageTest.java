package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.ncbrelay.support.browser.WebApp;
import org.springframework.beans.factory.annotation.Autowired;

/** The page on which an officer names a substitute, and what the substitute sees of it there and in Tasklist. */
@WholeTest
class SubstitutePageTest {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired
    private Caller http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    private final Inspection inspection = new Inspection();
    private String clerk;
    private String deputy;
    private String reference;
    private Task task;

    @BeforeEach
    void aClerkHasClaimedATask() {
        clerk = officer("clerk", "Clerk");
        deputy = officer("deputy", "Deputy");
        // A preservation request that is about to expire would add a second task of the case.
        reference = http.submit("agency.ken", Samples.without(Samples.tree("ivory-marketplace"), "preservation"));
        task = tasks.createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKey("Task_AcknowledgeRequest")
                .singleResult();
        http.post(clerk, "/engine-rest/task/" + task.getId() + "/claim", Map.of("userId", clerk))
                .with(204);
    }

    /** A case that stayed open would go on while other tests run, with a task of somebody who is gone. */
    @AfterEach
    void leave() {
        if (reference != null)
            http.post(
                            "agency.ken",
                            "/api/support-requests/" + reference + "/withdrawal",
                            Map.of("reason", "The test has ended"))
                    .with(200);
        identity.deleteUser(clerk);
        identity.deleteUser(deputy);
    }

    @Test
    void anOfficerNamesASubstituteWhoFindsTheTaskOnTheOwnPageAndInTasklist(@Autowired Clock clock) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Africa/Nairobi")));
        try (BrowserContext away = Chromium.open();
                BrowserContext there = Chromium.open()) {
            Page page = inspection.open(away, http.address());
            logIn(page, clerk);
            page.navigate(http.address() + "/me");
            assertThat(page.locator("#substitute option").allTextContents())
                    .anyMatch(option -> option.contains(deputy))
                    .noneMatch(option ->
                            option.matches(".*(ncb\\.fra|ncbhead\\.ken|agency\\.ken|operator|" + clerk + ").*"));
            plan(page, today.plusDays(3), today.plusDays(1));
            assertThat(page.locator("#until-error")).containsText("must not be before the first");
            assertThat(page.locator("#until")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#substitute")).hasValue(deputy);
            assertThat(page.locator("#from-error")).hasCount(0);
            inspection.look(page, "me-wrong", "en");

            plan(page, today, today.plusDays(1));
            assertThat(page.locator(".note")).containsText("The substitute was named");
            inspection.look(page, "me-away", "en");

            Page desk = inspection.open(there, http.address());
            logIn(desk, deputy);
            // Other tests leave tasks too; the newest is on the first page.
            desk.navigate(http.address() + "/?sort=newest");
            assertThat(desk.locator(".task").filter(text(reference))).containsText("claimed by Bureau Clerk");
            inspection.look(desk, "home-standing-in", "en");
            desk.navigate(http.address() + "/me");
            inspection.look(desk, "me-standing-in", "en");

            takeInTasklist(desk);

            page.navigate(http.address() + "/me");
            page.getByText("End the absence").first().click();
            assertThat(page.locator(".note")).containsText("The absence was ended");
            assertThat(page.locator("form[action$='/me/absence/end']")).hasCount(0);
        }
        assertThat(inspection.troubles()).isEmpty();
    }

    private void takeInTasklist(Page desk) {
        desk.getByText("Acknowledge request").first().click();
        assertThat(desk.locator("#your-task")).containsText("Acknowledge request");
        desk.navigate(http.address() + "/camunda/app/tasklist/default/#/?task=" + task.getId());
        WebApp.appears(desk, "Offered to me for absent colleagues");
        assertThat(desk.locator(".task-details, [cam-tasklist-task]").first()).containsText(reference);
        desk.getByText("Offered to me for absent colleagues").first().click();
        assertThat(desk.locator("li.task").filter(text(reference))).hasCount(1);
        desk.locator("li.task").filter(text(reference)).click();
        // Tasklist takes a task from somebody else by naming nobody.
        desk.waitForResponse(
                "**/assignee",
                () -> desk.locator(".task-details .unclaim, .assignee .glyphicon-remove, [ng-click*='unclaim']")
                        .first()
                        .click());
        desk.waitForResponse(
                "**/claim",
                () -> desk.getByText("Claim", new Page.GetByTextOptions().setExact(true))
                        .click());
        assertThat(desk.locator(".task-details, .claim-container").first())
                .not()
                .containsText("Claim");
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isEqualTo(deputy);
    }

    private void plan(Page page, LocalDate from, LocalDate until) {
        page.locator("#substitute").selectOption(deputy);
        page.locator("#from").fill(from.toString());
        page.locator("#until").fill(until.toString());
        page.getByText("Name the substitute").click();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private void logIn(Page page, String user) {
        Visitor.logIn(page, http.address(), user);
    }

    private static Locator.FilterOptions text(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private String officer(String called, String last) {
        String id = called + "-page" + PEOPLE.incrementAndGet() + ".ken";
        User user = identity.newUser(id);
        user.setFirstName("Bureau");
        user.setLastName(last);
        user.setPassword("wildlife-demo");
        ((IdentityServiceImpl) identity).saveUser(user, true);
        identity.createMembership(id, "ncb-officers");
        identity.createTenantUserMembership("KEN", id);
        return id;
    }
}
