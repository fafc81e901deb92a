package org.ncbrelay.support.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.Set;

/** Camunda's web apps in a real browser, as somebody who has logged in on our page. */
public final class WebApp {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final int MOST_LOADS = 4;
    private static final int MOST_CLICKS = 6;
    private static final double A_MOMENT_MS = 1_500;

    /** {@code make pictures} copies them. */
    private static final Set<String> IN_README = Set.of(
            "Acknowledge-request-1-open",
            "Acknowledge-request-on-case",
            "Decide-go-or-no-go-1-open",
            "cockpit-2-flow",
            "intelligence");

    private WebApp() {}

    /** A window of its own: nobody else's session. British English puts days before months. */
    public static Page window() {
        return window(new Browser.NewContextOptions().setViewportSize(1400, 900));
    }

    /** The same on another screen. */
    public static Page window(Browser.NewContextOptions options) {
        return Chromium.open(options).newPage();
    }

    /**
     * Logs in at an app of Camunda's and waits until it shows a word. On a busy machine an app may give up on its own scripts:
     * then it is loaded again, as people do.
     */
    public static void enter(Page page, String app, String user, String word) {
        page.navigate(app);
        page.fill("#username", user);
        page.fill("#password", "wildlife-demo");
        page.click("button");
        page.waitForURL("**/camunda/app/**");
        // The login leads back to the app, but not to a place inside it.
        if (!page.url().startsWith(app)) page.navigate(app);
        appears(page, word);
    }

    /** Waits for a word on a page that can be loaded again. */
    public static void appears(Page page, String word) {
        appears(page, page.getByText(word).first());
    }

    /** The same for any part of the page. */
    public static void appears(Page page, Locator shown) {
        for (int load = 1; load < MOST_LOADS; load++) {
            try {
                shown.waitFor(new Locator.WaitForOptions().setTimeout(Chromium.PATIENCE_MS / 4));
                return;
            } catch (TimeoutError stuck) {
                page.reload();
            }
        }
        shown.waitFor();
    }

    /**
     * A list that opens as it gets the focus is closed again by the same click; then people click once more. One that opens late is closed
     * by the next click: each waits longer than the one before.
     */
    public static void open(Hand hand, Locator list, Locator item) {
        for (int clicks = 1; clicks <= MOST_CLICKS; clicks++) {
            hand.press(list);
            try {
                item.waitFor(new Locator.WaitForOptions().setTimeout(clicks * A_MOMENT_MS));
                return;
            } catch (TimeoutError closedAgain) {
                // Once more.
            }
        }
    }

    /** A picture that the README shows, from {@code target/screenshots/readme}, once somebody has looked at it. */
    public static void readme(Page page, String name) {
        if (Pictures.areWanted()) page.waitForLoadState(LoadState.NETWORKIDLE);
        Pictures.ofWindow(page, SCREENSHOTS.resolve("readme/" + name + ".png"));
    }

    /** Keeps a picture for people in {@code target/screenshots}: as JPEG, which a browser writes in a fraction of PNG's time. */
    public static void picture(Page page, String name) {
        boolean shown = IN_README.contains(name);
        Pictures.ofWindow(page, SCREENSHOTS.resolve(name + (shown ? ".png" : ".jpeg")));
    }
}
