package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.ncbrelay.support.browser.WorkForm;

/** A task on the page of its case in a real browser: without a script, without a mouse, on a phone. */
class WorkInBrowserTest extends FlowTestCase {
    private static final int MOST_TABS = 80;
    private static final String TYPED = "The address of the second account";

    @Test
    void anAnswerShowsAndHidesWhatDependsOnIt() {
        CaseReference reference = walk.assessed(walk.toTriage(flow.submit("agency.ken")));
        try (Visitor lead = Visitor.of(port, "lead")) {
            Page page = lead.open("/cases/" + reference);
            assertThat(page.locator("#answer-plan")).isHidden();
            page.locator("input[value=APPROVE]").check();
            assertThat(page.locator("#answer-plan")).isVisible();
            assertThat(page.locator("#answer-offerMentoring")).isHidden();
            page.locator("input[value=SELECTED]").check();
            assertThat(page.locator("#answer-offerMentoring")).isVisible();
            // What was chosen below a choice that is taken back counts no more.
            page.locator("input[value=REJECT]").check();
            assertThat(page.locator("#answer-offerMentoring")).isHidden();
            assertThat(page.locator("#answer-reason")).isVisible();
            assertThat(page.getByText("Only if:")).hasCount(0);
        }
    }

    @Test
    void withoutAScriptEveryFieldSaysWhenItIsAskedAndTheTaskIsCompleted() {
        CaseReference reference = flow.submit("agency.ken");
        try (Visitor bureau = Visitor.withoutScripts(port, "ncb.ken")) {
            Page page = bureau.open("/cases/" + reference);
            assertThat(page.locator("#answer-missingPoints-only")).hasText("Only if: Decision: Return for correction");
            page.locator("input[value=RETURN]").check();
            page.locator("form[data-work] button").click();
            page.locator("#wrongs + ul a").click();
            page.locator("#answer-missingPoints").fill(TYPED);
            page.locator("form[data-work] button").click();
            assertThat(page.locator("#your-task [role=status]")).containsText("Completed: Acknowledge request.");
        }
        assertThat(flow.status(reference)).isEqualTo("RETURNED");
    }

    @Test
    void theKeyboardAloneIsEnough() {
        CaseReference reference = flow.submit("agency.ken");
        try (Visitor bureau = Visitor.of(port, "ncb.ken")) {
            Page page = bureau.open("/cases/" + reference);
            tabTo(page, "input[name='answer.decision']");
            page.keyboard().press("Space");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            tabTo(page, "#answer-reason");
            page.keyboard().type("No");
            tabTo(page, "form[data-work] button");
            page.keyboard().press("Enter");
            assertThat(page.locator("#work-errors")).isFocused();
            tabTo(page, "#work-errors a");
            page.keyboard().press("Enter");
            tabTo(page, "#answer-reason");
            page.keyboard().press("End");
            page.keyboard().type(" wildlife is concerned.");
            tabTo(page, "form[data-work] button");
            page.keyboard().press("Enter");
            assertThat(page.locator("#your-task [role=status]")).containsText("Completed: Acknowledge request.");
        }
        assertThat(flow.status(reference)).isEqualTo("DECLINED");
    }

    @Test
    void whatWasTypedOutlivesASessionThatEndsAndIsGoneOnceItIsAnswered() {
        CaseReference reference = flow.submit("agency.ken");
        try (Visitor bureau = Visitor.of(port, "ncb.ken")) {
            Page page = typedAndEnded(bureau, reference);
            assertThat(page.locator("h1")).hasText("Your session has ended");
            assertThat(page.locator("main")).not().containsText("role");
            page.locator("main a.action").click();
            Visitor.logInHere(page, "ncb.ken");
            assertThat(page).hasURL(Pattern.compile(".*/cases/" + reference + "\\?task=.*"));
            assertThat(page.locator("#answer-missingPoints")).hasValue("");
            page.locator("[data-restore]").click();
            assertThat(page.locator("#answer-missingPoints")).hasValue(TYPED);
            assertThat(page.locator("#work-kept")).isHidden();
            page.locator("form[data-work] button").click();
            assertThat(page.locator("#your-task [role=status]")).containsText("Completed: Acknowledge request.");
            waitUntilForgotten(page);
        }
        assertThat(flow.status(reference)).isEqualTo("RETURNED");
    }

    @Test
    void whatWasTypedIsOfferedToNobodyElseAndNotAfterLoggingOut() {
        CaseReference reference = flow.submit("agency.ken");
        try (Visitor bureau = Visitor.of(port, "ncb.ken")) {
            Page page = typedAndEnded(bureau, reference);
            page.locator("main a.action").click();
            assertThat(isKept(page)).isTrue();
            Visitor.logInHere(page, "ncbhead.ken");
            page.waitForURL(url -> !url.contains("/login"));
            assertThat(page.locator("#work-kept")).isHidden();
            waitUntilForgotten(page);

            page.locator("input[value=RETURN]").check();
            page.locator("#answer-missingPoints").fill(TYPED);
            assertThat(isKept(page)).isTrue();
            page.onDialog(dialog -> dialog.accept());
            page.locator("form[action$='/logout'] button").click();
            page.waitForURL(url -> url.contains("/login"));
            waitUntilForgotten(page);
        }
    }

    /** The session ends while the bureau types; then the form is sent. */
    private static Page typedAndEnded(Visitor bureau, CaseReference reference) {
        Page page = bureau.open("/cases/" + reference);
        page.locator("input[value=RETURN]").check();
        page.locator("#answer-missingPoints").fill(TYPED);
        page.context().clearCookies();
        page.locator("form[data-work] button").click();
        return page;
    }

    /** The page's scripts run once it is read: a moment after its texts are there. */
    private static void waitUntilForgotten(Page page) {
        page.waitForFunction("text => !Object.values(sessionStorage).some(value => value.includes(text))", TYPED);
    }

    private static boolean isKept(Page page) {
        return (Boolean)
                page.evaluate("text => Object.values(sessionStorage).some(value => value.includes(text))", TYPED);
    }

    @Test
    void onAPhoneTheTaskIsOnTheFirstScreenAndNothingIsWider() {
        CaseReference reference = walk.assessed(walk.toTriage(flow.submit("agency.ken")));
        for (String language : List.of("en", "ar"))
            try (Visitor lead = Visitor.of(port, "lead", language, 390)) {
                Page page = lead.open("/cases/" + reference);
                assertThat(page.locator("#work-title").boundingBox().y).isLessThan(844);
                assertThat(Inspection.isTooWide(page)).isFalse();
                new WorkForm(page).answer("decision", "APPROVE");
                assertThat(Inspection.barriers(page)).isEmpty();
            }
    }

    private static void tabTo(Page page, String selector) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            boolean there = (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
            if (there) return;
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }
}
