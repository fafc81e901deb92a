package org.ncbrelay.support.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.function.Supplier;

/** How somebody works on a page: with a mouse, with a finger on a phone, or with the keys alone. */
public abstract class Hand {
    protected final Page page;
    private int presses;

    protected Hand(Page page) {
        this.page = page;
    }

    public final Page page() {
        return page;
    }

    /** Presses a button, follows a link or unfolds a part. */
    public final void press(Locator what) {
        presses++;
        activate(what);
    }

    /** How often something was pressed that is no answer. */
    public final int presses() {
        return presses;
    }

    /** Chooses one of several that exclude each other. */
    public abstract void choose(Locator radio);

    public final void tick(Locator box, boolean wanted) {
        if (box.isChecked() != wanted) toggle(box);
    }

    /** Chooses from a list by the value of an option. */
    public abstract void select(Locator list, String value);

    /** Replaces what is in a field; days as {@code 2026-05-31}, moments as {@code 2026-05-31T10:15}. */
    public abstract void write(Locator field, String text);

    /** Replaces what is in a field by what was copied elsewhere. */
    public void paste(Locator field, String text) {
        write(field, text);
    }

    /** Chooses files of the own machine. */
    public final void attach(Locator input, FilePayload... files) {
        page.waitForFileChooser(() -> activate(input)).setFiles(files);
    }

    /**
     * Looks at a page that has just opened, before anything is done there.
     *
     * @param first what the page is for: its first field, the task, or its heading
     */
    public void arrive(Locator first) {
        first.waitFor();
        // Before its style sheets are there, a page has another shape.
        page.waitForLoadState();
    }

    /** A picture for people, which names the hand where it is no mouse. */
    public final void picture(String name) {
        WebApp.picture(page, this instanceof Mouse ? name : getClass().getSimpleName() + "-" + name);
    }

    /** Closes the window, and all that its browser remembers. */
    public final void leave() {
        page.context().close();
    }

    protected abstract void activate(Locator what);

    protected abstract void toggle(Locator box);

    /** With a mouse, and a keyboard for the texts. */
    public static final class Mouse extends Hand {
        public Mouse(Page page) {
            super(page);
        }

        @Override
        public void choose(Locator radio) {
            radio.check();
        }

        @Override
        public void select(Locator list, String value) {
            list.selectOption(value);
        }

        @Override
        public void write(Locator field, String text) {
            field.fill(text);
        }

        @Override
        protected void activate(Locator what) {
            what.click();
        }

        @Override
        protected void toggle(Locator box) {
            box.click();
        }
    }

    /**
     * A finger on a phone of 390 by 844. On each page nothing may be wider than the window, what the page is for is on the first screen, and
     * status and dates are not beyond its edge (our own rules, after WCAG 2.2, 1.4.10).
     */
    public static final class Finger extends Hand {
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

    /** Each in a window of its own. */
    public enum Kind {
        MOUSE(() -> new Mouse(WebApp.window())),
        FINGER(Finger::new),
        KEYS(Keys::new);

        private final Supplier<Hand> maker;

        Kind(Supplier<Hand> maker) {
            this.maker = maker;
        }

        public Hand make() {
            return maker.get();
        }
    }
}
