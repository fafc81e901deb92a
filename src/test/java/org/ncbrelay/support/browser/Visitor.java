package org.ncbrelay.support.browser;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody of the demo on our pages, in a browser of their own. */
public final class Visitor implements AutoCloseable {
    private static final int WIDE = 1280;
    private static final String PASSWORD = "wildlife-demo";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Set<String> ENDLESS = Set.of("eventsource", "other");

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Set<Request> unanswered = new HashSet<>();

    private Visitor(int port, String user, BrowserContext context) {
        this.address = "http://localhost:" + port;
        this.context = context;
        this.page = context.newPage();
        page.onPageError(failures::add);
        page.onRequest(request -> {
            // The stream of news never ends, and Chromium may not say that it has the icon of its window.
            if (!ENDLESS.contains(request.resourceType())) unanswered.add(request);
        });
        page.onRequestFinished(unanswered::remove);
        page.onRequestFailed(unanswered::remove);
        enter(page, address, user);
    }

    /** In English, on a screen of an office. */
    public static Visitor of(int port, String user) {
        return of(port, user, "en", WIDE);
    }

    /** @param width in CSS pixels; 390 is a phone */
    public static Visitor of(int port, String user, String language, int width) {
        return new Visitor(
                port, user, Chromium.open(new Browser.NewContextOptions().setViewportSize(width, 900), language));
    }

    /** In a browser whose scripts are switched off. */
    public static Visitor withoutScripts(int port, String user) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(WIDE, 900);
        return new Visitor(port, user, Chromium.open(options));
    }

    /** Logs somebody of the demo in, in any browser, and opens their first page. */
    public static void logIn(Page page, String address, String user) {
        enter(page, address, user);
        page.navigate(address + '/');
    }

    /** The same by the form of the login page alone, and opens nothing: to draw pages takes most of a login's time. */
    public static void enter(Page page, String address, String user) {
        APIRequestContext browser = page.context().request();
        Matcher token = TOKEN.matcher(browser.get(address + "/login").text());
        if (!token.find()) throw new AssertionError("no form at " + address + "/login");
        FormData form = FormData.create()
                .set("_csrf", token.group(1))
                .set("username", user)
                .set("password", PASSWORD);
        String next = browser.post(
                        address + "/login",
                        RequestOptions.create().setForm(form).setMaxRedirects(0))
                .headers()
                .get("location");
        if (next == null || !next.replace(address, "").equals("/"))
            throw new AssertionError(user + " is led to " + next);
    }

    /** On the page of the login that is open. */
    public static void logInHere(Page page, String user) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(PASSWORD);
        page.locator("main form[action$='/login'] button").click();
    }

    /** What has failed in the scripts of the pages. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** Opens a page and waits until its scripts have all they asked for; Playwright's own wait is half a second longer. */
    public Page open(String path) {
        unanswered.clear();
        page.navigate(address + path);
        do {
            page.waitForCondition(unanswered::isEmpty);
            page.waitForTimeout(50);
        } while (!unanswered.isEmpty());
        return page;
    }

    @Override
    public void close() {
        context.close();
    }
}
