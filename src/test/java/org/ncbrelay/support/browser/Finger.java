package org.ncbrelay.support.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.List;

/**
 * A finger on a phone of 390 by 844. On each page nothing may be wider than the window, what the page is for is on the first screen, and
 * status and dates are not beyond its edge (our own rules, after WCAG 2.2, 1.4.10).
 */
public final class Finger extends Hand {
    private static final int WIDTH = 390;
    private static final int HEIGHT = 844;

    /** What a page that has just opened shows; parts that are folded have no place. */
    private static final String BEYOND_THE_EDGE = """
            width => [...document.querySelectorAll('main :is(.tag, time, .clock)')].filter(part => {
                const place = part.getBoundingClientRect();
                return place.width > 1 && (place.left < -1 || place.right > width + 1);
            }).map(part => part.outerHTML.slice(0, 200))""";

    public Finger() {
        super(WebApp.window(phone()));
    }

    private static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setScreenSize(WIDTH, HEIGHT)
                .setHasTouch(true)
                .setIsMobile(true);
    }

    @Override
    public void arrive(Locator first) {
        super.arrive(first);
        assertThat(((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue())
                .as("width of %s", page.url())
                .isLessThanOrEqualTo(WIDTH);
        assertThat(first.boundingBox().y)
                .as("place of the first thing to do on %s", page.url())
                .isBetween(0.0, HEIGHT - 24.0);
        assertThat((List<?>) page.evaluate(BEYOND_THE_EDGE, WIDTH))
                .as("beyond the edge of %s", page.url())
                .isEmpty();
    }

    @Override
    public void choose(Locator radio) {
        radio.tap();
    }

    /** The list that opens is the phone's own, not the page's. */
    @Override
    public void select(Locator list, String value) {
        list.selectOption(value);
    }

    /** So are the keys and the calendar. */
    @Override
    public void write(Locator field, String text) {
        field.tap();
        field.fill(text);
    }

    @Override
    protected void activate(Locator what) {
        what.tap();
    }

    @Override
    protected void toggle(Locator box) {
        box.tap();
    }
}
