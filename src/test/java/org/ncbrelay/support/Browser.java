package org.ncbrelay.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium, the one that this machine has; each user gets a window that shares nothing with the others. */
public final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** A build machine may be busy with much else. */
    private static final double PATIENCE_MS = 120_000;

    private static final int MOST_LOADS = 4;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(List.of("--no-sandbox")));

    /** A window in British English: days stand before months. */
    public Page window() {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale("en-GB")
                .setViewportSize(1400, 900));
        context.setDefaultTimeout(PATIENCE_MS);
        return context.newPage();
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
        page.navigate(app);
        appears(page, word);
    }

    /** Waits for a word on a page that can be loaded again. */
    public static void appears(Page page, String word) {
        Locator shown = page.getByText(word).first();
        for (int load = 1; load < MOST_LOADS; load++) {
            try {
                shown.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MS / 4));
                return;
            } catch (TimeoutError stuck) {
                page.reload();
            }
        }
        shown.waitFor();
    }

    /** Keeps a picture for people in {@code target/screenshots}. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("install chromium for the tests in a browser"));
    }
}
