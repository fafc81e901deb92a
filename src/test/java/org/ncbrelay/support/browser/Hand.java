package org.ncbrelay.support.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

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

    /** Chooses a file of the own machine. */
    public final void attach(Locator input, FilePayload file) {
        page.waitForFileChooser(() -> activate(input)).setFiles(file);
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
}
