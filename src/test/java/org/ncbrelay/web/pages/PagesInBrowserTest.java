package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Chromium;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.WholeTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page in every language: reachable for all, silent on the console, and with nothing from elsewhere. */
@WholeTest
@Execution(ExecutionMode.SAME_THREAD)
class PagesInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @LocalServerPort
    private int port;

    @Autowired
    private Caller http;

    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private String reference;

    @BeforeEach
    void file() {
        reference = http.post("agency.ken", "/api/support-requests", Samples.tree("ivory-marketplace"))
                .with(201)
                .json()
                .path("reference")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void everyPageIsOpenToEverybody(String language) {
        try (BrowserContext context = inLanguage(language, 1280)) {
            Page page = watched(context);
            look(page, "login", "/login", language);
            logIn(page, "ncbhead.ken");
            pages().forEach((name, path) -> look(page, name, path, language));
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void aPhoneIsWideEnough() {
        try (BrowserContext context = inLanguage("en", 390)) {
            Page page = watched(context);
            logIn(page, "ncbhead.ken");
            pages().forEach((name, path) -> {
                look(page, name, path, "phone");
                if (wide(page)) troubles.add(path + " is wider than a phone");
            });
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void aForeignCaseLooksAsIfThereWereNone() {
        try (BrowserContext context = inLanguage("en", 1280)) {
            Page page = context.newPage();
            logIn(page, "ncbhead.fra");
            String foreign = body(page, "/cases/" + reference);
            assertThat(foreign).isEqualTo(body(page, "/cases/KEN-2020-000001")).doesNotContain(reference);
        }
    }

    @Test
    void anOperatorSeesTheMachineRoomAndNoCase() {
        try (BrowserContext context = inLanguage("en", 1280)) {
            Page page = watched(context);
            logIn(page, "operator");
            look(page, "machine-room", "/", "en");
            assertThat(page.content()).contains("Cockpit").doesNotContain(reference);
            assertThat(page.navigate(address("/cases/" + reference)).status()).isEqualTo(403);
        }
    }

    private Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("cases", "/cases?q=ivory");
        pages.put("case", "/cases/" + reference);
        pages.put("request", "/requests/new");
        pages.put("board", "/board");
        pages.put("agencies", "/agencies");
        pages.put("grants", "/grants");
        pages.put("experts", "/experts");
        pages.put("expert-new", "/experts/new");
        pages.put("invitations", "/invitations");
        pages.put("mailbox", "/mailbox");
        pages.put("me", "/me");
        return pages;
    }

    private void look(Page page, String name, String path, String suffix) {
        Response answer = page.navigate(address(path));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        if (answer.status() != 200) troubles.add(path + " answers " + answer.status());
        if (!suffix.equals("phone") && !suffix.equals(page.locator("html").getAttribute("lang")))
            troubles.add(path + " is not in " + suffix);
        if (page.content().contains("??")) troubles.add(path + " misses a text");
        new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations()
                .forEach(violation -> troubles.add(path + " " + suffix + ": " + violation.getId() + " "
                        + violation.getNodes().get(0).getHtml()));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + "-" + suffix + ".png"))
                .setFullPage(true));
    }

    private Page watched(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) troubles.add(page.url() + " says " + message.text());
        });
        page.onPageError(error -> troubles.add(page.url() + " fails: " + error));
        page.onRequest(request -> {
            if (!request.url().matches("(http://localhost:" + port + "/|data:|blob:).*"))
                troubles.add("asks " + request.url());
        });
        return page;
    }

    private void logIn(Page page, String user) {
        page.navigate(address("/login"));
        page.locator("#username").fill(user);
        page.locator("#password").fill("wildlife-demo");
        page.locator("main button").click();
        page.waitForURL(address("/"));
    }

    private String body(Page page, String path) {
        Response answer = page.navigate(address(path));
        assertThat(answer.status()).isEqualTo(404);
        return page.locator("main").innerHTML();
    }

    private static boolean wide(Page page) {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1");
    }

    private BrowserContext inLanguage(String language, int width) {
        BrowserContext context = Chromium.open(new Browser.NewContextOptions().setViewportSize(width, 900));
        // The browser of the tests asks in English, whatever header a context adds.
        context.route("**/*", route -> {
            Map<String, String> headers = new HashMap<>(route.request().headers());
            headers.put("accept-language", language);
            route.resume(new Route.ResumeOptions().setHeaders(headers));
        });
        return context;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
