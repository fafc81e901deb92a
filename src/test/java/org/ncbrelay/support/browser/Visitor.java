package org.ncbrelay.support.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody of the demo on our pages, in a browser of their own. */
public final class Visitor implements AutoCloseable {
    private static final int WIDE = 1280;

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> failures = new CopyOnWriteArrayList<>();

    private Visitor(int port, String user, BrowserContext context) {
        this.address = "http://localhost:" + port;
        this.context = context;
        this.page = context.newPage();
        page.onPageError(failures::add);
        logIn(page, address, user);
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

    /** Logs somebody of the demo in, on a page of any browser. */
    public static void logIn(Page page, String address, String user) {
        page.navigate(address + "/login");
        logInHere(page, user);
        page.waitForURL(address + "/");
    }

    /** On the page of the login that is open. */
    public static void logInHere(Page page, String user) {
        page.locator("#username").fill(user);
        page.locator("#password").fill("wildlife-demo");
        page.locator("main form[action$='/login'] button").click();
    }

    /** What has failed in the scripts of the pages. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** Opens a page and waits until its scripts have asked for all they need. */
    public Page open(String path) {
        page.navigate(address + path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page;
    }

    @Override
    public void close() {
        context.close();
    }
}
