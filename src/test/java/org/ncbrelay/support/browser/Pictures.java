package org.ncbrelay.support.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Pictures for people, which no test compares: {@code mvn -Dpictures verify} takes them. Hundreds of them cost more time than the tests
 * that open the pages.
 */
public final class Pictures {
    private static final boolean WANTED = Boolean.getBoolean("pictures");

    private Pictures() {}

    public static boolean areWanted() {
        return WANTED;
    }

    /** The whole page. */
    public static void ofPage(Page page, Path file) {
        if (WANTED) page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** What a window shows of the page. */
    public static void ofWindow(Page page, Path file) {
        if (WANTED) page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    public static void of(Locator part, Path file) {
        if (WANTED) part.screenshot(new Locator.ScreenshotOptions().setPath(file));
    }
}
