package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.ncbrelay.support.doors.Reads;
import org.ncbrelay.support.gallery.Gallery;
import org.ncbrelay.support.gallery.GalleryTest;
import org.ncbrelay.support.sources.Words;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;

/**
 * Every page in every language: usable by all, silent on the console, with nothing from elsewhere and no word of English left
 * over; wide and on a phone. Which pages there are the register of doors says.
 */
@GalleryTest
record PagesInBrowserTest(@LocalServerPort int port, Reads reads, MessageSource messages) {
    private static final int WIDE = 1440;
    private static final int PHONE = 390;

    /** Height of a header of one line, with its padding; in CSS pixels. */
    private static final double ONE_LINE = 64;

    /** What is not there for whoever asks. */
    private static final Set<String> MISSING = Set.of("/cases/KEN-2020-000001", "/nope");

    /** Texts of two words and more that the page shows outside of what people wrote and what is marked as English. */
    private static final String SENTENCES = """
            () => {
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              while (walker.nextNode()) {
                const text = walker.currentNode.textContent.trim();
                const within = walker.currentNode.parentElement;
                if (text.includes(' ') && !within.closest('[lang=en]:not(html), script, style, .djs-container')) found.push(text);
              }
              return found;
            }""";

    private static final String PAPER = "() => getComputedStyle(document.documentElement).colorScheme";

    private static final String FOLDED = """
            () => [...document.querySelectorAll('main details')].filter(part => part.offsetParent && !part.querySelector('form'))
                .filter(part => part.clientHeight <= part.querySelector('summary').clientHeight + 5)
                .map(part => part.querySelector('summary').textContent.trim()).join(', ')""";

    @Test
    void everyPageIsOpenToEverybody() throws Exception {
        Map<String, List<String>> visits = visits();
        List<String> troubles = new CopyOnWriteArrayList<>();
        for (String language : Extent.languages()) look(language, visits, troubles);
        assertThat(troubles).isEmpty();
    }

    private void look(String language, Map<String, List<String>> visits, List<String> troubles) throws Exception {
        Map<String, String> english = leftOver(language);
        try (BrowserContext context =
                Chromium.open(new Browser.NewContextOptions().setViewportSize(WIDE, 900), language)) {
            Page page = watched(context, troubles);
            visits.forEach((user, paths) -> {
                context.clearCookies();
                if (!user.equals("nobody")) Visitor.enter(page, address(""), user);
                for (String path : paths)
                    look(
                            page,
                            path,
                            language,
                            english,
                            wrong -> troubles.add(language + " " + user + " " + path + " " + wrong));
            });
        }
    }

    /** Paths by who asks for them: each page of the register by its first reader, and the first page by one of each kind. */
    private Map<String, List<String>> visits() {
        Map<String, List<String>> visits = new LinkedHashMap<>(Map.of("ncbhead.ken", new ArrayList<>(MISSING)));
        Set<String> opened = new HashSet<>();
        List<String> tabs = new ArrayList<>();
        for (Reads.Found found : reads.all()) {
            Reads.Read read = found.read();
            String kind = read.door().equals("/") ? Gallery.organisation(read.reader()) : "";
            if (found.isPage() && opened.add(read.door() + read.query() + kind))
                visits.computeIfAbsent(read.reader(), unused -> new ArrayList<>())
                        .add(reads.address(read));
            // Each tab is a page to the eye.
            if (found.isPage() && read.door().equals("/cases/{reference}") && tabs.isEmpty())
                for (String tab : List.of("request", "evidence", "casework", "deliveries", "audit")) {
                    tabs.add(reads.address(read) + "?" + tab + "#" + tab);
                    visits.get(read.reader()).add(tabs.get(tabs.size() - 1));
                }
        }
        assertThat(opened).hasSizeGreaterThan(50);
        return visits;
    }

    private void look(Page page, String path, String language, Map<String, String> english, Consumer<String> trouble) {
        page.setViewportSize(WIDE, 900);
        Response answer = page.navigate(address(path));
        // Diagrams are fetched once the page is there.
        if (page.locator("#diagram").count() > 0) page.waitForLoadState(LoadState.NETWORKIDLE);
        if (answer.status() != (MISSING.contains(path) ? 404 : 200)) trouble.accept("answers " + answer.status());
        if (!language.equals(page.locator("html").getAttribute("lang"))) trouble.accept("is in another language");
        if (!path.startsWith("/login")) frame(page, trouble);
        if (page.content().contains("??")) trouble.accept("misses a text");
        policy(answer).ifPresent(trouble);
        for (Object text : (List<?>) page.evaluate(SENTENCES))
            if (english.containsKey(text)) trouble.accept("says “" + text + "”, which is " + english.get(text));
        // They are alike in all languages but for the direction of writing.
        if (Extent.isFull() || language.equals("ar")) Inspection.barriers(page).forEach(trouble);
        if (language.equals("ar"))
            Inspection.barriersInTheDark(page).forEach(barrier -> trouble.accept("in the dark " + barrier));
        if (!Inspection.brokenWords(page).isEmpty()) trouble.accept("breaks the words " + Inspection.brokenWords(page));
        if (Inspection.filledButtons(page).size() > 1)
            trouble.accept("has the filled buttons " + Inspection.filledButtons(page));
        if (path.equals(addressOfCase())) {
            if (page.locator("[role=note].problem").count() != 1) trouble.accept("has no caveat");
            print(page, trouble);
        }
        page.setViewportSize(PHONE, 844);
        if (!Inspection.lowTargets(page).isEmpty())
            trouble.accept("has on a phone the low targets " + Inspection.lowTargets(page));
        if (Inspection.isTooWide(page)) trouble.accept("is wider than a phone");
        if (!Inspection.brokenWords(page).isEmpty())
            trouble.accept("breaks on a phone the words " + Inspection.brokenWords(page));
    }

    /** Its source is external, so that its page carries the caveat. */
    private String addressOfCase() {
        return reads.addressOf("/cases/{reference}", "submitted");
    }

    /** What stands around every page for somebody who is logged in. */
    private static void frame(Page page, Consumer<String> trouble) {
        if (page.locator(".top nav").count() != 1) trouble.accept("has no menu");
        if (page.locator("header.top").boundingBox().height >= ONE_LINE) trouble.accept("has a header of two lines");
        if (!page.locator(".bottom").innerText().contains("UTC")) trouble.accept("does not name the zone of its times");
    }

    /** On paper, which is light on a dark system too, nothing is left to click: no menus, no forms, and what is folded on the screen is open. */
    private static void print(Page page, Consumer<String> trouble) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        if (!page.evaluate(PAPER).equals("light")) trouble.accept("prints " + page.evaluate(PAPER));
        if (page.locator(".top nav, main form, main button, main input").all().stream()
                .anyMatch(Locator::isVisible)) trouble.accept("prints what can only be clicked");
        String folded = (String) page.evaluate(FOLDED);
        if (!folded.isEmpty()) trouble.accept("prints folded parts: " + folded);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(ColorScheme.LIGHT));
    }

    /** What is wrong with the content security policy of an answer. */
    private static Optional<String> policy(Response answer) {
        String policy = answer.headerValue("content-security-policy");
        boolean fine = policy != null && policy.contains("default-src 'self'") && !policy.contains("unsafe");
        return fine ? Optional.empty() : Optional.of("has the policy " + policy);
    }

    /** English texts with their keys, but for those that the language has too. */
    private Map<String, String> leftOver(String language) {
        Map<String, String> english = new HashMap<>();
        if (language.equals("en")) return english;
        for (String bundle : List.of("messages", "models"))
            for (String key : Words.of(bundle, "en").keySet()) {
                String said = messages.getMessage(key, new Object[] {"0", "0", "0"}, Locale.ENGLISH);
                String here = messages.getMessage(key, new Object[] {"0", "0", "0"}, new Locale(language));
                if (!said.equals(here)) english.put(said, key);
            }
        return english;
    }

    private Page watched(BrowserContext context, List<String> troubles) {
        Page page = Inspection.watched(context, address(""), troubles::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("404"))
                troubles.add(page.url() + " says " + message.text());
        });
        return page;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
