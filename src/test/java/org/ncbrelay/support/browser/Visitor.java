package org.ncbrelay.support.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;

/** Somebody of the demo on our pages, in a browser of their own. */
public final class Visitor implements AutoCloseable {
    private static final int WIDE = 1280;
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

    /** The same without a page: the browser gets the session of a {@link Caller}, since to draw pages takes most of a login's time. */
    public static void enter(Page page, String address, String user) {
        Caller caller = Caller.nobody(URI.create(address).getPort());
        String next = caller.logIn(user, DoorTest.PASSWORD).header("Location");
        if (next == null || !next.replace(address, "").equals("/"))
            throw new AssertionError(user + " is led to " + next);
        page.context().addCookies(List.of(new Cookie("JSESSIONID", caller.cookie("JSESSIONID")).setUrl(address)));
    }

    /** On the page of the login that is open. */
    public static void logInHere(Page page, String user) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(DoorTest.PASSWORD);
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
