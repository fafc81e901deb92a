package org.ncbrelay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.support.browser.Hand;
import org.ncbrelay.support.browser.WebApp;
import org.ncbrelay.support.sources.TechnicalNames;

/** Somebody at work in Tasklist, as its pages allow it: nothing is done behind them. */
final class TasklistDesk {
    private static final DateTimeFormatter AS_TYPED = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final int MOST_CLICKS = 6;
    private static final int MOST_TRIES = 4;
    private static final double A_MOMENT_MS = 1_500;

    /** Not in the forms of countries that are asked for one thing and do not see the case. */
    private static final String CASE_LINK = "Open the case";

    private final Hand hand;
    private final Page page;
    private final String address;
    private final LocalDate today;

    private TasklistDesk(Hand hand, String address, LocalDate today) {
        this.hand = hand;
        this.page = hand.page();
        this.address = address;
        this.today = today;
    }

    static TasklistDesk of(Hand hand, String address, String user, LocalDate today) {
        WebApp.enter(hand.page(), address + "/camunda/app/tasklist/default/", user, "My tasks");
        return new TasklistDesk(hand, address, today);
    }

    /** Starts a flow with its form. */
    void start(String flow, JsonNode form, Map<String, Object> wanted) {
        hand.press(page.getByText("Start process").first());
        hand.press(page.locator(".modal-content").getByText(flow, new Locator.GetByTextOptions().setExact(true)));
        answer("Start", form, wanted, () -> {});
        hand.picture("start-" + flow.replace(' ', '-'));
        submit("Start");
        assertThat(page.locator(".modal-content")).hasCount(0);
    }

    /**
     * Opens the own filter, takes the task of the case, answers its form and completes it.
     *
     * @param wanted what is not answered by the first choices
     * @param words  what the form must say
     */
    void work(String reference, String task, JsonNode form, Map<String, Object> wanted, String... words) {
        read(reference, task, words);
        finish(reference, task, form, wanted);
    }

    /** Opens a task to read its form, which it does not answer. */
    void read(String reference, String task, String... words) {
        open(reference, task);
        for (String said : words) assertThat(page.locator(".fjs-container")).containsText(said);
    }

    private void finish(String reference, String task, JsonNode form, Map<String, Object> wanted) {
        if (form.toString().contains(CASE_LINK)) {
            assertThat(page.getByText(CASE_LINK)).hasAttribute("href", "/cases/" + reference);
            assertThat(page.getByText(CASE_LINK)).hasAttribute("target", "_blank");
        }
        hand.picture(task.replace(' ', '-') + "-1-open");
        claim();
        answer("Complete", form, wanted, () -> {
            page.reload();
            claim();
        });
        hand.picture(task.replace(' ', '-') + "-2-answered");
        submit("Complete");
    }

    /**
     * On a busy machine, Tasklist may show the task as it was before the claim, with a form that takes no answer; whoever finds that looks
     * at the task anew, and claims it where that is offered again.
     */
    private void claim() {
        Locator offer = page.getByText("Claim", new Page.GetByTextOptions().setExact(true));
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            if (tries > 1) page.reload();
            assertThat(page.locator(".fjs-container")).isVisible();
            assertThat(offer.or(button("Complete")).first()).isVisible();
            if (offer.isVisible()) hand.press(offer);
            if (isEnabled(button("Complete"))) return;
            System.out.println("The form takes no answer: " + page.url());
        }
        assertThat(button("Complete")).isEnabled();
    }

    /**
     * It may also draw a form once more, without what was answered until then; whoever finds that the form cannot be sent answers again.
     *
     * @param sends the button, which is disabled as long as an answer is missing
     * @param again what is done before the next try
     */
    private void answer(String sends, JsonNode form, Map<String, Object> wanted, Runnable again) {
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            if (isFilled(form, wanted) && isEnabled(button(sends))) return;
            System.out.println("Answered again, because it could not be sent: "
                    + page.locator(".fjs-container").innerText());
            again.run();
        }
        fill(form, wanted);
        assertThat(button(sends)).isEnabled();
    }

    private boolean isFilled(JsonNode form, Map<String, Object> wanted) {
        try {
            fill(form, wanted);
            return true;
        } catch (TimeoutError deaf) {
            return false;
        }
    }

    private static boolean isEnabled(Locator button) {
        try {
            assertThat(button).isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(5 * A_MOMENT_MS));
            return true;
        } catch (AssertionError disabled) {
            return false;
        }
    }

    void leave() {
        hand.leave();
    }

    private void open(String reference, String task) {
        Locator card = page.locator("li.task")
                .filter(new Locator.FilterOptions().setHasText(reference))
                .filter(new Locator.FilterOptions().setHasText(task))
                .first();
        seen(card);
        hand.press(card);
        assertThat(page.locator(".fjs-container")).containsText(reference);
        String shown = page.locator(".fjs-container").innerText();
        org.assertj.core.api.Assertions.assertThat(TechnicalNames.in(shown))
                .as("names of lists in the form of " + task)
                .isEmpty();
    }

    /** A task that a worker has just made possible may come a moment after the filter was opened: then it is opened again. */
    private void seen(Locator card) {
        for (int looks = 1; looks <= MOST_CLICKS; looks++) {
            if (looks > 1) page.reload();
            WebApp.appears(page, "My tasks");
            hand.press(page.locator(".task-filters").getByText("My tasks").first());
            try {
                card.waitFor(new Locator.WaitForOptions().setTimeout(3 * A_MOMENT_MS));
                return;
            } catch (TimeoutError notYet) {
                // Look again.
            }
        }
    }

    /** Opens the case's page in a second window. */
    void readCase(String reference, String title) {
        read("/cases/" + reference, "h1", title, "case");
    }

    void readIntelligence(String reference, String caveat) {
        read("/intelligence/" + reference, "main", caveat, "intelligence");
    }

    private void read(String path, String part, String words, String picture) {
        Page second = page.context().newPage();
        second.navigate(address + path);
        assertThat(second.locator(part)).containsText(words);
        WebApp.picture(second, picture);
        second.close();
    }

    private void submit(String button) {
        Response answer = page.waitForResponse("**/submit-form", () -> hand.press(button(button)));
        if (answer.status() >= 400) throw new AssertionError(button + ": " + answer.status() + " " + answer.text());
    }

    private Locator button(String name) {
        return page.locator("button:visible", new Page.LocatorOptions().setHasText(name))
                .last();
    }

    private void fill(JsonNode form, Map<String, Object> wanted) {
        assertThat(page.locator(".fjs-container")).isVisible();
        Map<String, Object> answers = new FormFiller(today, wanted).fill(form);
        for (JsonNode field : form.path("components")) {
            Object answer = answers.get(field.path("key").asText());
            if (answer != null) fill(field, answer);
        }
    }

    private void fill(JsonNode field, Object answer) {
        String id = field.path("id").asText();
        Locator input = page.locator("[id$='-" + id + "'], [id$='-" + id + "-date']");
        // What an earlier choice hides is not there.
        if (input.count() == 0) return;
        switch (field.path("type").asText()) {
            case "select" -> choose(field, id, answer);
            case "taglist" -> tag(field, input, (List<?>) answer);
            case "checkbox" -> hand.tick(input, (Boolean) answer);
            case "datetime" -> type(input, LocalDate.parse(answer.toString()).format(AS_TYPED));
            default -> type(input, answer.toString());
        }
    }

    private void choose(JsonNode field, String id, Object answer) {
        for (JsonNode choice : field.path("values")) {
            if (!choice.path("value").asText().equals(answer)) continue;
            Locator display = page.locator("[id$='-" + id + "-display']");
            Locator item = page.locator(".fjs-dropdownlist-item")
                    .getByText(choice.path("label").asText(), new Locator.GetByTextOptions().setExact(true));
            WebApp.open(hand, display, item);
            hand.press(item);
            assertThat(display).hasText(choice.path("label").asText());
        }
    }

    /** Picks from the list what has not been picked yet. */
    private void tag(JsonNode field, Locator input, List<?> answers) {
        for (JsonNode choice : field.path("values")) {
            String name = choice.path("label").asText();
            Locator picked = page.locator(".fjs-form-field-taglist", new Page.LocatorOptions().setHas(input))
                    .locator(".fjs-taglist-tag-label")
                    .getByText(name, new Locator.GetByTextOptions().setExact(true));
            if (!answers.contains(choice.path("value").asText()) || picked.count() > 0) continue;
            input.fill(name);
            hand.press(page.locator(".fjs-dropdownlist-item")
                    .getByText(name, new Locator.GetByTextOptions().setExact(true)));
            assertThat(picked).isVisible();
        }
        // The list stays open over the next field.
        input.blur();
    }

    /**
     * Two fields filled one after the other would lose the second, so each is left; not with Tab, which would open the list
     * that comes next and leave it deaf to clicks.
     */
    private static void type(Locator input, String text) {
        input.fill(text);
        input.blur();
    }
}
