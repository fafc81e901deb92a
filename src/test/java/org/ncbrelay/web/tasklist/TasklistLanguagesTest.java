package org.ncbrelay.web.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.store.people.Preferences;
import org.ncbrelay.store.people.Preferences.Chosen;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.browser.Hand;
import org.ncbrelay.support.browser.WebApp;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** Tasklist as an officer of each language sees it, whose browser is an English one. */
@FromOutside
class TasklistLanguagesTest {
    private static final String NCB = "ncb.ken";
    private static final String TASK = "diagrams.acknowledgment.Task_AcknowledgeRequest";
    private static final String DESK = "forms.desk.NCB_OFFICER";
    private static final String LOCALES = "/META-INF/resources/webjars/camunda/app/tasklist/locales/";

    private static final Map<String, String> ENGLISH = Map.of(
            TASK,
            "Acknowledge request",
            DESK,
            "My tasks – acknowledge and authorize",
            "forms.decision",
            "Decision",
            "forms.acknowledgmentDecide.decision.ACKNOWLEDGE",
            "Acknowledge");

    /** What Tasklist shows for a word that it does not have. */
    private static final Pattern KEY = Pattern.compile("\\b[A-Z]{2,}(?:_[A-Z]+)+\\b");

    private final Caller http;
    private final Preferences preferences;
    private final MessageSource messages;
    private Page page;
    private String reference;

    @Autowired
    TasklistLanguagesTest(Caller http, Preferences preferences, MessageSource messages) {
        this.http = http;
        this.preferences = preferences;
        this.messages = messages;
    }

    @BeforeEach
    void file() {
        reference = http.submit("agency.ken", Samples.bytes("ivory-marketplace"));
        page = WebApp.window();
    }

    @AfterEach
    void leave() {
        if (page != null) page.context().close();
        preferences.choose(NCB, Chosen.NOTHING);
    }

    @ParameterizedTest
    @MethodSource("org.ncbrelay.support.Extent#languages")
    void anOfficerWorksOnATaskInTheLanguageOfTheOwnPage(String language) {
        enter("My tasks");
        choose(language);
        page.navigate(tasklist());
        WebApp.appears(page, said(language, DESK));

        page.locator("li.task").filter(text(reference)).first().click();
        Locator form = page.locator(".fjs-container");
        assertThat(page.locator(".task-details h2.task")).hasText(said(language, TASK));
        assertThat(form).containsText(said(language, "forms.decision"));
        assertThat(page.locator("html")).hasAttribute("dir", language.equals("ar") ? "rtl" : "ltr");
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(KEY.matcher(page.locator("body").innerText()).results().map(MatchResult::group))
                .as("keys instead of words")
                .isEmpty();
        WebApp.picture(page, "tasklist-" + language + "-1-open");

        page.waitForResponse(
                "**/claim",
                () -> page.locator("button.claim")
                        .filter(text(label(language, "CLAIM_TASK")))
                        .click());
        // On a busy machine, the form from before the claim may stay, which takes no answer.
        page.reload();
        WebApp.appears(page, said(language, "forms.decision"));
        Locator acknowledge = page.locator(".fjs-dropdownlist-item")
                .getByText(said(language, "forms.acknowledgmentDecide.decision.ACKNOWLEDGE"), exactly());
        WebApp.open(new Hand.Mouse(page), page.locator(".fjs-select-display"), acknowledge);
        acknowledge.click();
        WebApp.picture(page, "tasklist-" + language + "-2-answered");
        Response completed = page.waitForResponse(
                "**/submit-form",
                () -> page.locator("button:visible")
                        .filter(text(label(language, "COMPLETE")))
                        .click());
        assertThat(completed.status()).isEqualTo(204);
    }

    @Test
    void arabicGoesFromRightToLeftAndItsDiagramsDoNot() {
        preferences.choose(NCB, new Chosen("ar", null));
        enter(said("ar", DESK));
        page.locator("li.task").filter(text(reference)).first().click();
        assertThat(page.locator(".fjs-container")).isVisible();
        double desks = left(".task-filters");
        double tasks = left("section.tasks-list");
        double details = left(".task-details");
        assertThat(desks).isGreaterThan(tasks);
        assertThat(tasks).isGreaterThan(details);
        page.getByText(label("ar", "DIAGRAM"), new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator(".djs-container svg").first()).hasCSS("direction", "ltr");
        assertThat(page.locator("[data-element-id=Task_AcknowledgeRequest] .djs-visual"))
                .containsText(said("ar", TASK).split(" ")[0]);
        WebApp.picture(page, "tasklist-ar-3-diagram");
    }

    /** The app looks for some words before its own request for them is answered; here it never is. */
    @Test
    void noKeyIsShownForAWordThatHasNotComeYet() {
        AtomicInteger asked = new AtomicInteger();
        // A busy machine loads the app again: then it looks for its words anew.
        page.onRequest(request -> {
            if (request.isNavigationRequest()) asked.set(0);
        });
        page.route("**/locales/en.json*", route -> {
            if (asked.getAndIncrement() == 0) route.resume();
            else route.abort();
        });
        enter("My tasks");
        assertThat(page.getByPlaceholder(label("en", "SEARCH_PLACEHOLDER"))).isVisible();
        assertThat(page.locator("[cam-sorting-choices]")).containsText(label("en", "CREATION_DATE"));
        assertThat(asked.get()).isGreaterThan(1);
    }

    @Test
    void whatOnlyOperatorsMayIsNotOfferedAndDesksHaveNames() {
        enter("My tasks");
        page.locator("li.task").filter(text(reference)).first().click();
        assertThat(page.locator(".task-details .meta .groups")).containsText("Head of NCB");
        for (String refused : List.of(".instance-link", ".task-filter .actions"))
            for (Locator each : page.locator(refused).all()) assertThat(each).isHidden();
        assertThat(page.locator("li.task").filter(text(reference)).first().locator(".priority"))
                .hasText("Urgent");
        assertThat(page.locator(".relay-page a[href='/board']")).isVisible();
        page.locator(".account .dropdown-toggle").click();
        page.locator(".account .profile a").click();
        page.waitForURL("**/me");
    }

    private void enter(String word) {
        WebApp.enter(page, tasklist(), NCB, word);
    }

    private String tasklist() {
        return http.address() + "/camunda/app/tasklist/default/";
    }

    private void choose(String language) {
        page.navigate(http.address() + "/me");
        page.selectOption("#language", language);
        page.locator("form[action$='/me'] button").click();
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile(language + ".*"));
    }

    private double left(String part) {
        return page.locator(part).first().boundingBox().x;
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private String said(String language, String key) {
        return messages.getMessage(key, null, ENGLISH.get(key), Locale.forLanguageTag(language));
    }

    private static String label(String language, String key) {
        try (InputStream file = TasklistLanguagesTest.class.getResourceAsStream(LOCALES + language + ".json")) {
            String words = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
            JsonNode label = new ObjectMapper().readTree(words).path("labels").path(key);
            return label.asText();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
