package org.ncbrelay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.support.browser.Hand;
import org.ncbrelay.support.browser.WebApp;
import org.ncbrelay.support.browser.WorkForm;
import org.ncbrelay.support.sources.TechnicalNames;

/** Somebody of the demo at work on our pages, by whatever hand. */
final class OfficerDesk {
    /** To do a task, beside its answers; our default. */
    private static final int MOST_PRESSES = 3;

    private static final int MOST_PRESSES_TO_REGISTER = 2;
    private static final int MOST_PAGES_TO_REGISTER = 2;

    private static final int AS_A_MINUTE = "2026-09-03T10:40".length();

    /** Name, type and what is in it, of each field that is there, in the order of the page; of several boxes those that are ticked. */
    private static final String FIELDS = """
            () => {
              const fields = new Map();
              for (const field of document.querySelectorAll('main form :is(input, select, textarea)[name]')) {
                if (field.type === 'hidden') continue;
                const value = field.type === 'checkbox' ? field.checked ? [field.value] : [] : [field.value];
                fields.set(field.name, { name: field.name, type: field.type, values: (fields.get(field.name)?.values ?? []).concat(value) });
              }
              return [...fields.values()];
            }""";

    private final Hand hand;
    private final Page page;
    private final String address;
    private final LocalDate today;

    private OfficerDesk(Hand hand, String address, LocalDate today) {
        this.hand = hand;
        this.page = hand.page();
        this.address = address;
        this.today = today;
    }

    /** Logs in. */
    static OfficerDesk of(Hand hand, String address, String user, LocalDate today) {
        OfficerDesk desk = new OfficerDesk(hand, address, today);
        desk.open("/login", "#username");
        hand.write(desk.page.locator("#username"), user);
        hand.write(desk.page.locator("#password"), "wildlife-demo");
        hand.press(desk.page.locator("main form[action$='/login'] button"));
        desk.page.waitForURL(address + "/");
        return desk;
    }

    /**
     * Writes what a request of the API says on the request page, step after step, reads it once more and submits it.
     *
     * @return its reference, as the receipt shows it
     */
    String submit(JsonNode request) {
        return submit(request, "");
    }

    /**
     * The same with many listings and files: the listings are pasted as a spreadsheet copies them, the files are chosen at once.
     *
     * @param listings a table with tabs, whose first line names its columns; may be empty
     */
    String submit(JsonNode request, String listings, FilePayload... files) {
        page.navigate(address + "/requests/new");
        arrive();
        while (page.locator("main .bar button[name='go'][value='REVIEW'].action")
                        .count()
                == 0) {
            write(request, listings, files);
            next();
            arrive();
        }
        write(request, listings, files);
        next();
        hand.arrive(page.locator("main h1"));
        assertThat(page.locator("main .wrongs")).hasCount(0);
        readme("request-review");
        hand.press(page.locator("main form .action").last());
        Locator reference = page.locator(".receipt .reference");
        assertThat(reference).hasText(Pattern.compile("KEN-\\d{4}-\\d{6}"));
        hand.arrive(reference);
        readme("receipt");
        return reference.textContent().strip();
    }

    /**
     * Writes intelligence on its page, reads its preview and registers it: two pages, with few presses beside what is written.
     *
     * @return its reference, as the receipt shows it
     */
    String register(JsonNode intelligence) {
        int before = hand.presses();
        List<String> opened = new ArrayList<>();
        Consumer<Page> counted = loaded -> opened.add(URI.create(loaded.url()).getPath());
        page.onDOMContentLoaded(counted);
        open("/intelligence/new", "#draft-form [name='title']");
        fillFields(intelligence);
        hand.press(page.locator("main .bar .action"));
        page.waitForURL("**/review");
        hand.arrive(page.locator("main h1"));
        hand.press(page.locator("main .bar .action"));
        Locator reference = page.locator(".receipt .reference");
        assertThat(reference).hasText(Pattern.compile("INT-\\d{4}-\\d{6}"));
        hand.arrive(reference);
        page.offDOMContentLoaded(counted);
        opened.removeIf(path -> path.startsWith("/intelligence/receipts/"));
        assertThat(hand.presses() - before).as("presses to register").isLessThanOrEqualTo(MOST_PRESSES_TO_REGISTER);
        assertThat(opened).as("pages to register").hasSizeLessThanOrEqualTo(MOST_PAGES_TO_REGISTER);
        return reference.textContent().strip();
    }

    /** Finds a task in the inbox, and works it on the page to which it leads: the one page, with few presses beside its answers. */
    void work(String reference, String task, JsonNode form) {
        open("/?sort=newest", "main h1");
        int before = hand.presses();
        Set<String> places = new TreeSet<>();
        Consumer<Frame> opened = frame -> {
            if (frame.parentFrame() == null) places.add(URI.create(frame.url()).getPath());
        };
        page.onFrameNavigated(opened);
        hand.press(page.locator("main li.task", new Page.LocatorOptions().setHasText(reference))
                .locator("a[data-task]", new Locator.LocatorOptions().setHasText(task)));
        Locator work = page.locator("#your-task");
        hand.arrive(work.locator("#work-title"));
        assertThat(work.locator("#work-title")).containsText(task);
        // A report is written over the whole width of a page of its own.
        Locator ownPage = work.locator("a.action[href^='/tasks/']");
        boolean hasOwnPage = ownPage.count() > 0;
        if (hasOwnPage) {
            hand.press(ownPage);
            hand.arrive(work.locator("form[data-work]"));
        }
        assertThat(work.locator(".work-block").first()).isVisible();
        assertThat(TechnicalNames.in(work.innerText()))
                .as("names of lists beside the form of " + task)
                .isEmpty();
        WorkForm shown = new WorkForm(hand);
        shown.fill(form, new FormFiller(today, Map.of()).fill(form));
        hand.picture(task.replace(' ', '-') + "-on-case");
        shown.send();
        assertThat(page.locator("[role=status][data-worked]")).containsText("Completed: " + task);
        page.offFrameNavigated(opened);
        assertThat(hand.presses() - before).as("presses for " + task).isLessThanOrEqualTo(MOST_PRESSES);
        assertThat(places).as("pages for " + task).hasSizeLessThanOrEqualTo(hasOwnPage ? 3 : 1);
    }

    /** @param words that the list of files then shows */
    void addEvidence(String reference, String text, String words) {
        openPart(reference, "evidence");
        page.locator("#evidence-file").waitFor();
        hand.attach(
                page.locator("#evidence-file"),
                new FilePayload("listing.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8)));
        hand.write(page.locator("#evidence-description"), "The listing as text");
        hand.press(page.locator("#evidence-panel form .action"));
        assertThat(page.locator("[data-files]")).containsText(words);
        readme("case-new");
    }

    /** @return the message as it is then shown */
    Locator writeToTheTeam(String reference, String text) {
        openCase(reference);
        hand.write(page.locator("#text"), text);
        hand.press(page.locator("section:has(#messages) form button[value=INTERPOL]"));
        return page.locator(".bubble");
    }

    /** By the menu of the case. */
    void openPart(String reference, String part) {
        openCase(reference);
        hand.press(page.locator(".case-menu a[href='#" + part + "']"));
    }

    Page openCase(String reference) {
        return open("/cases/" + reference, "main h1");
    }

    /** @param first what the page is for */
    Page open(String path, String first) {
        page.navigate(address + path);
        hand.arrive(page.locator(first).first());
        return page;
    }

    /** A picture for the README, of the screen of an office. */
    void readme(String name) {
        if (hand instanceof Hand.Mouse) WebApp.readme(page, name);
    }

    void leave() {
        hand.leave();
    }

    /** The first field of a step is what it is for, or, where there are no entries yet, the button that adds one. */
    private void arrive() {
        hand.arrive(page.locator(
                        "#draft-form .panel :is(input:not([type=hidden]), select, textarea, button):visible, #drop-files")
                .first());
    }

    private void next() {
        // The address may change before the step does: what is saved in the background becomes a draft.
        String step = page.locator("#draft-form [name='step']").inputValue();
        hand.press(page.locator("main .bar .action"));
        assertThat(page.locator("#draft-form [name='step'][value='" + step + "']"))
                .hasCount(0);
    }

    /** How often something was pressed that is no answer. */
    int presses() {
        return hand.presses();
    }

    /** A row that says nothing is not kept, so each is written before the next is asked for. */
    private void write(JsonNode request, String listings, FilePayload... files) {
        Locator paste = page.locator("#paste-listings");
        if (!listings.isEmpty() && paste.count() > 0) {
            hand.press(paste.locator("xpath=ancestor::details[1]/summary"));
            hand.paste(paste, listings);
            hand.press(page.locator("button[name='import'][value='listings']"));
            assertThat(page.locator("main .note[role='status']")).isVisible();
            assertThat(page.locator("main [role='alert']:visible")).hasCount(0);
        }
        Locator drop = page.locator("#drop-files");
        if (files.length > 0 && drop.count() > 0) {
            hand.attach(drop, files);
            assertThat(page.locator("#draft-files > li")).hasCount(files.length);
        }
        do fillFields(request);
        while (addRow(request));
        if (page.url().contains("LISTINGS")) readme("request-listings");
    }

    private void fillFields(JsonNode request) {
        for (Object each : (List<?>) page.evaluate(FIELDS)) {
            Map<?, ?> field = (Map<?, ?>) each;
            String name = field.get("name").toString();
            JsonNode value =
                    request.at('/' + name.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/'));
            List<String> wanted = wanted(field.get("type").toString(), value);
            // What the profile has filled in stays as it is.
            List<?> present = (List<?>) field.get("values");
            if (!value.isMissingNode() && !wanted.equals(present))
                fill(name, field.get("type").toString(), wanted, present);
        }
    }

    private static List<String> wanted(String type, JsonNode value) {
        return switch (type) {
            case "checkbox" -> value.isArray() ? texts(value) : value.asBoolean() ? List.of("true") : List.of();
            case "datetime-local" ->
                List.of(value.asText()
                        .substring(0, Math.min(AS_A_MINUTE, value.asText().length())));
            default -> List.of(value.isArray() ? String.join(", ", texts(value)) : value.asText());
        };
    }

    private static List<String> texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** @return whether the page has one row more now */
    private boolean addRow(JsonNode request) {
        for (Object part :
                (List<?>) page.evaluate("() => [...document.querySelectorAll('button[name=add]')].map(b => b.value)")) {
            Locator rows = page.locator("input[name='rows." + part + "']");
            String before = rows.inputValue();
            if (Integer.parseInt(before) >= request.path(part.toString()).size()) continue;
            hand.press(page.locator("button[name='add'][value='" + part + "']"));
            assertThat(rows).not().hasValue(before);
            // The number of rows arrives before their fields.
            page.waitForLoadState();
            return true;
        }
        return false;
    }

    private void fill(String name, String type, List<String> wanted, List<?> present) {
        String named = "main form [name='" + name + "']";
        switch (type) {
            case "checkbox" -> {
                for (String value : wanted)
                    if (!present.contains(value)) tick(page.locator(named + "[value='" + value + "']"), true);
                for (Object value : present)
                    if (!wanted.contains(value)) tick(page.locator(named + "[value='" + value + "']"), false);
            }
            case "select-one" -> hand.select(page.locator(named), wanted.get(0));
            default -> hand.write(page.locator(named), wanted.get(0));
        }
    }

    /** A long list of countries is narrowed by its filter first. */
    private void tick(Locator box, boolean wanted) {
        Locator filter = box.locator("xpath=ancestor::fieldset[1]//*[@data-filters]");
        if (filter.count() > 0)
            hand.write(filter, box.locator("xpath=..").textContent().strip());
        hand.tick(box, wanted);
    }
}
