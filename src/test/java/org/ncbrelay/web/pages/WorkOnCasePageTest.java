package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.ncbrelay.support.browser.WorkForm;

/**
 * Tasks on the page of their case: as a browser without a script asks for it and sends its forms, and in a real browser, with the keys
 * alone and on a phone.
 */
class WorkOnCasePageTest extends FlowTestCase {
    private static final int MOST_TABS = 80;
    private static final String TYPED = "The address of the second account";

    @Test
    void aTaskIsAnsweredOnThePageOfItsCaseAndTheNextOneIsOffered() {
        CaseReference reference = flow.submit("agency.ken");
        Caller bureau = session("ncb.ken");
        String page = page(bureau, reference);
        assertThat(page).contains("Your task", "Acknowledge the request", "Carved ivory");

        Answer answer = answer(bureau, reference, "Task_AcknowledgeRequest", "decision", "ACKNOWLEDGE")
                .with(302);
        assertThat(flow.status(reference)).isEqualTo("ACKNOWLEDGED");
        assertThat(follow(bureau, answer))
                .contains("Completed: Acknowledge request.", "Your next task here:", "Decide direct contact");
    }

    @Test
    void wrongAnswersAreSaidBesideTheirFieldsInTheReadersWordsAndWhatWasTypedIsKept() {
        CaseReference reference = flow.submit("agency.ken");
        Caller bureau = session("ncb.ken");

        Answer answer = answer(
                bureau,
                reference,
                "Task_AcknowledgeRequest",
                "decision",
                "RETURN",
                "missingPoints",
                "abc",
                "reason",
                "It is late.");

        assertThat(flow.status(reference)).isEqualTo("SUBMITTED");
        String page = follow(bureau, answer);
        assertThat(page)
                .contains("One answer is missing or not accepted")
                .contains("href=\"#answer-missingPoints\"")
                .contains("id=\"answer-missingPoints-error\">Enter at least 5 characters")
                .contains(">abc</textarea>")
                .contains(">It is late.</textarea>")
                .containsPattern("value=\"RETURN\" checked");
        assertThat(page(bureau, reference)).doesNotContain("work-errors");
    }

    @Test
    void aDayThatHasPassedIsRefusedByTheRuleThatTasklistMeets() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        Caller head = session("ncbhead.ken");
        Answer answer =
                answer(head, reference, "Task_DecideDirectContact", "decision", "GRANT", "validUntil", "2020-01-01");
        assertThat(follow(head, answer)).contains("id=\"answer-validUntil-error\">This must be in the future");
    }

    @Test
    void aLevelThatTheRequestHasAlreadyIsNeitherOfferedNorAccepted() {
        CaseReference reference = walk.granted(walk.acknowledged(flow.submit("agency.ken")));
        Caller bureau = session("ncb.ken");
        assertThat(page(bureau, reference)).contains("Raise to confidential").doesNotContain("Raise to restricted");
        Answer answer =
                answer(bureau, reference, "Task_CheckRecord", "quality", "SUFFICIENT", "confidentiality", "RESTRICTED");
        assertThat(follow(bureau, answer))
                .contains("id=\"answer-confidentiality-error\">This must be higher than in the request");
    }

    @Test
    void aDueDateHasOneCountOnThePageOfItsCase() {
        CaseReference reference =
                walk.asked(walk.toSharing(flow.submit("agency.ken", body -> body.put("urgency", "ROUTINE"))));
        assertThat(Pattern.compile(">([^<>]* left)</time>")
                        .matcher(page(session("analyst"), reference))
                        .results()
                        .map(count -> count.group(1))
                        .toList())
                .noneMatch(count -> count.contains("working time"))
                .filteredOn("28 d 0 h left"::equals)
                .hasSize(2);
    }

    @Test
    void theLeadReadsTheAnalystsNoteAndTheWriterTheQuestion() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        flow.work(
                reference,
                "analyst",
                "Task_AssessRequest",
                Map.of("assessment", "VALID", "priority", "URGENT", "note", "The same wallet twice."));
        assertThat(page(session("lead"), reference)).contains("Decide on support", "The same wallet twice.");
        walk.approvedSupport(reference);
        flow.work(reference, "analyst", "Task_DefineScopeQuestion", Map.of("question", "Who owns the wallet?"));
        assertThat(page(session("analyst"), reference)).contains("Write the report", "Who owns the wallet?");
        walk.written(reference);
        assertThat(page(session("lead"), reference)).contains("To be reviewed");
        walk.approved(reference);
        assertThat(page(session("analyst"), reference)).contains("Who will receive it", "NCB Kenya");
    }

    @Test
    void whoMayNotSeesWhoHasItAndNoForm() {
        CaseReference reference = flow.submit("agency.ken");
        String task = flow.taskId(reference, "Task_AcknowledgeRequest");
        Caller agency = session("agency.ken");
        assertThat(page(agency, reference))
                .doesNotContain("data-work", "NCB officer")
                .contains("Your NCB is working on this case.");
        assertThat(agency.get("/tasks/" + task).status()).isEqualTo(404);

        Caller bureau = session("ncb.ken");
        assertThat(follow(bureau, post(bureau, "/tasks/" + task + "/claim", Map.of("onCase", "true"))))
                .contains("You have claimed this task.");
        assertThat(page(session("ncbhead.ken"), reference)).doesNotContain("data-work");
        assertThat(follow(bureau, post(bureau, "/tasks/" + task + "/return", Map.of("onCase", "true"))))
                .contains("Nobody has claimed this task.");
    }

    @Test
    void aTaskThatIsWorkedOnItsOwnPageLeadsToTheNextOne() {
        CaseReference reference = flow.submit("agency.ken");
        String task = flow.taskId(reference, "Task_AcknowledgeRequest");
        Caller bureau = session("ncb.ken");
        Answer done = post(bureau, "/tasks/" + task + "/answers", Map.of("answer.decision", "ACKNOWLEDGE"));
        assertThat(done.header("Location")).endsWith("/tasks/done");
        assertThat(follow(bureau, done)).contains("Completed: Acknowledge request.", "Your next task:");
        session("ncb.fra").get("/tasks/" + task).with(404);
    }

    @Test
    void aForeignCaseLooksAsIfThereWereNone() {
        CaseReference reference = flow.submit("agency.ken");
        Caller france = session("ncbhead.fra");
        Answer foreign = france.get("/cases/" + reference).with(404);
        assertThat(main(foreign))
                .isEqualTo(main(france.get("/cases/KEN-2020-000001")))
                .doesNotContain(reference.value());
    }

    private static String main(Answer page) {
        return page.text().replaceAll("(?s).*<main|</main>.*", "");
    }

    private static String page(Caller browser, CaseReference reference) {
        return browser.get("/cases/" + reference).text();
    }

    /** @param answers keys and values in turn */
    private Answer answer(Caller browser, CaseReference reference, String taskKey, String... answers) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("onCase", "true"));
        for (int i = 0; i < answers.length; i += 2) fields.put("answer." + answers[i], answers[i + 1]);
        return post(browser, "/tasks/" + flow.taskId(reference, taskKey) + "/answers", fields);
    }

    private static Answer post(Caller browser, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", browser.token("/me"));
        String form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String follow(Caller browser, Answer answer) {
        String there = answer.location().replaceAll("^https?://[^/]*", "");
        return browser.get(there.replaceAll("#.*", "")).text();
    }

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
    void theButtonNamesTheDecisionAndWhatWasCorrectedIsNoLongerCalledWrong() {
        CaseReference reference = flow.submit("agency.ken");
        try (Visitor bureau = Visitor.of(port, "ncb.ken")) {
            Page page = bureau.open("/cases/" + reference);
            assertThat(page.locator("form[data-work] button")).hasText("Send the decision");
            page.locator("form[data-work] button").click();
            assertThat(page.locator("#work-errors")).isVisible();
            page.locator("input[value=RETURN]").check();
            assertThat(page.locator("#work-errors")).hasCount(0);
            assertThat(page.locator("form[data-work] .error:visible")).hasCount(0);
            assertThat(page.locator("form[data-work] button")).hasText("Return for correction");
        }
    }

    @Test
    void whatIsAnsweredBeforeTheScriptRunsIsNoLongerCalledWrong() {
        CaseReference reference = flow.submit("agency.ken");
        try (Visitor bureau = Visitor.of(port, "ncb.ken")) {
            Page page = bureau.open("/cases/" + reference);
            // The page is there as a whole, and its scripts have not begun.
            page.addInitScript("""
                    document.addEventListener('readystatechange', () => {
                      if (document.readyState === 'interactive') document.querySelector('input[value=RETURN]').click();
                    });""");
            page.locator("form[data-work] button").click();
            assertThat(page.locator("input[value=RETURN]")).isChecked();
            assertThat(page.locator("#work-errors")).hasCount(0);
            assertThat(page.locator("form[data-work] .error:visible")).hasCount(0);
        }
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
            page.waitForURL(url -> url.contains("/login"));
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
