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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ncbrelay.support.FormFiller;
import org.ncbrelay.support.browser.Hand;
import org.ncbrelay.support.browser.WebApp;
import org.ncbrelay.support.browser.WorkForm;
import org.ncbrelay.support.sources.TechnicalNames;

/** Somebody of the demo at work on our pages, by whatever hand. */
final class OfficerDesk {
    /** To do a task, beside its answers; our default. */
    private static final int MOST_PRESSES = 3;

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

    /** @return the reference of the request */
    String submit(JsonNode request) {
        return new RequestPageDesk(hand, address).submit(request);
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
        assertThat(work.locator(".work-block").first()).isVisible();
        assertThat(TechnicalNames.in(work.innerText()))
                .as("names of lists beside the form of " + task)
                .isEmpty();
        WorkForm shown = new WorkForm(hand);
        shown.fill(form, new FormFiller(today, Map.of()).fill(form));
        picture(task.replace(' ', '-') + "-on-case");
        shown.send();
        assertThat(work.locator("[role=status]")).containsText("Completed: " + task);
        page.offFrameNavigated(opened);
        assertThat(hand.presses() - before).as("presses for " + task).isLessThanOrEqualTo(MOST_PRESSES);
        assertThat(places).as("pages for " + task).hasSize(1);
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
        openPart(reference, "messages");
        hand.select(page.locator("#to"), "INTERPOL");
        hand.write(page.locator("#text"), text);
        hand.press(page.locator("section:has(#messages) form .action"));
        return page.locator(".bubble");
    }

    /** By the menu of the case. */
    private void openPart(String reference, String part) {
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

    private void picture(String name) {
        WebApp.picture(page, hand instanceof Hand.Mouse ? name : hand.getClass().getSimpleName() + "-" + name);
    }
}
