package org.ncbrelay.support.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The keyboard alone, on the screen of an office. Wherever the focus goes on the way, it is seen (WCAG 2.2, 2.4.7) and nothing lies over
 * all of it (2.4.11); what is to be done is a bounded number of keys away, our default.
 */
public final class Keys extends Hand {
    private static final int MOST_TABS = 100;
    private static final int MOST_ARROWS = 30;
    private static final int PARTS = 7;
    private static final int DATE = "2026-05-31".length();

    /** Whether the focus is where it is to go, on which side of it, and what is wrong with the place where it is. */
    private static final String FOCUS = """
            wanted => {
              const at = document.activeElement;
              const sameGroup = at.type === 'radio' && wanted.type === 'radio' && at.name === wanted.name;
              const answer = { there: at === wanted || sameGroup, name: at.outerHTML.slice(0, 200), wrong: '',
                               behind: at !== document.body && !!(at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING) };
              if (at === document.body) return answer;
              const ring = getComputedStyle(at);
              if (ring.outlineStyle === 'none' || parseFloat(ring.outlineWidth) < 1) answer.wrong = 'has no ring';
              const seen = [...at.getClientRects()].some(place => [0.05, 0.275, 0.5, 0.725, 0.95].some(x => [0.1, 0.5, 0.9].some(y => {
                const hit = document.elementFromPoint(place.left + place.width * x, place.top + place.height * y);
                return hit && at.contains(hit);
              })));
              if (!seen) answer.wrong = 'is covered, or off the screen';
              return answer;
            }""";

    public Keys() {
        super(WebApp.window(
                new Browser.NewContextOptions().setViewportSize(1400, 900).setReducedMotion(ReducedMotion.REDUCE)));
    }

    @Override
    public void choose(Locator radio) {
        reach(radio);
        if (!(boolean) page.evaluate("() => document.activeElement.checked"))
            page.keyboard().press("Space");
        for (int arrows = 0; !radio.isChecked() && arrows < MOST_ARROWS; arrows++)
            page.keyboard().press("ArrowDown");
        assertThat(radio.isChecked()).isTrue();
    }

    @Override
    public void select(Locator list, String value) {
        reach(list);
        int steps = (int) list.evaluate(
                "(list, value) => [...list.options].findIndex(option => option.value === value) - list.selectedIndex",
                value);
        // A long list is entered by the first letters.
        if (Math.abs(steps) > MOST_ARROWS) page.keyboard().type(label(list, value));
        else for (int i = 0; i < Math.abs(steps); i++) page.keyboard().press(steps > 0 ? "ArrowDown" : "ArrowUp");
        assertThat(list.inputValue()).isEqualTo(value);
    }

    @Override
    public void write(Locator field, String text) {
        reach(field);
        if (List.of("date", "datetime-local").contains(String.valueOf(field.getAttribute("type"))))
            writeDate(field, text);
        else {
            page.keyboard().press("Control+A");
            if (text.isEmpty()) page.keyboard().press("Delete");
            page.keyboard().type(text);
        }
        boolean isEditor = field.getAttribute("contenteditable") != null;
        assertThat(isEditor ? field.innerText().strip() : field.inputValue()).isEqualTo(text);
    }

    /** Typed, a tab would leave the field. */
    @Override
    public void paste(Locator field, String text) {
        reach(field);
        page.keyboard().press("Control+A");
        page.keyboard().insertText(text);
        assertThat(field.inputValue()).isEqualTo(text);
    }

    /** Month or day first: that depends on the language of the browser itself, which the page does not know. */
    private void writeDate(Locator field, String text) {
        writeParts(text, "MM/dd/yyyy", "hh:mm/a");
        if (!field.inputValue().equals(text)) writeParts(text, "dd/MM/yyyy", "HH:mm");
    }

    /** Each part of a date goes on to the next when it is full, but for the year. */
    private void writeParts(String text, String dayAsTyped, String timeAsTyped) {
        for (int i = 0; i < PARTS; i++) page.keyboard().press("ArrowLeft");
        LocalDateTime moment = LocalDateTime.parse(text.length() > DATE ? text : text + "T00:00");
        page.keyboard().type(typed(moment, dayAsTyped));
        if (text.length() == DATE) return;
        page.keyboard().press("ArrowRight");
        page.keyboard().type(typed(moment, timeAsTyped));
    }

    private static String typed(LocalDateTime moment, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).format(moment).replaceAll("[/:M]", "");
    }

    @Override
    protected void activate(Locator what) {
        reach(what);
        page.keyboard().press("Enter");
    }

    @Override
    protected void toggle(Locator box) {
        reach(box);
        page.keyboard().press("Space");
    }

    private void reach(Locator what) {
        ElementHandle wanted = what.elementHandle();
        StringBuilder way = new StringBuilder();
        for (int tabs = 0; tabs <= MOST_TABS; tabs++) {
            Map<?, ?> focus = (Map<?, ?>) page.evaluate(FOCUS, wanted);
            if (tabs > 0)
                assertThat(focus.get("wrong"))
                        .as("focus on %s at %s", focus.get("name"), page.url())
                        .isEqualTo("");
            if ((boolean) focus.get("there")) return;
            way.append('\n').append(focus.get("name"));
            page.keyboard().press((boolean) focus.get("behind") ? "Shift+Tab" : "Tab");
        }
        throw new AssertionError("more than " + MOST_TABS + " keys to " + what + " at " + page.url() + ":" + way);
    }

    private static String label(Locator list, String value) {
        return (String) list.evaluate(
                "(list, value) => [...list.options].find(option => option.value === value).textContent.trim()", value);
    }
}
