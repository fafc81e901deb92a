package org.ncbrelay.support.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The browser of the machine, started once for the whole run; a test opens contexts of its own and closes them. Playwright's
 * driver is in its jar and downloads nothing. Where there is no browser, the test that asks for one is skipped, and the build fails at
 * its end ({@code SkippedTestsTest}). Language, zone and letters are the same on every machine. Not for several threads at a time.
 */
public final class Chromium {
    /** Without a window first: the whole browser draws its own toolbars, for each context a renderer more. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome");

    /** Its offset is no whole hour: a page that reckons in the zone of the browser is found. */
    private static final String ZONE = "Asia/Kathmandu";

    /** A build machine may be busy with much else. */
    static final double PATIENCE_MS = 60_000;

    private static Browser browser;

    private Chromium() {}

    /** A fresh profile in English: no cookies, no storage. The caller closes it. */
    public static BrowserContext open() {
        return open(new Browser.NewContextOptions());
    }

    public static BrowserContext open(Browser.NewContextOptions options) {
        return open(options, "en-GB");
    }

    /** @param language that the browser asks pages for, such as {@code ar} */
    public static BrowserContext open(Browser.NewContextOptions options, String language) {
        BrowserContext context =
                browser().newContext(options.setLocale(language).setTimezoneId(ZONE));
        context.setDefaultTimeout(PATIENCE_MS);
        return BoundedClose.of(context, (long) PATIENCE_MS, () -> browser = null);
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            Path executable = executable();
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    // Chromium's own sandbox refuses to start as root, as which containers build.
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(List.of("--no-sandbox", "--font-render-hinting=none")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    private static Path executable() {
        return NAMES.stream()
                .flatMap(name -> folders().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new TestAbortedException(
                        "Chromium is not on the PATH (Debian: apt-get install chromium-headless-shell)"));
    }

    private static Stream<Path> folders() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
    }
}
