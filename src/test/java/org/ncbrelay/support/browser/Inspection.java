package org.ncbrelay.support.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Looks at pages as their readers meet them, and writes down what is wrong with them. */
public final class Inspection {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> WCAG_22_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final String GROUND = "() => getComputedStyle(document.body).backgroundColor";

    private static final String BROKEN_WORDS = """
            () => {
              const broken = [];
              const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              const range = document.createRange();
              while (texts.nextNode()) {
                const text = texts.currentNode;
                if (!text.parentElement.checkVisibility() || text.parentElement.closest('svg, .hidden, .trace, .hash')) continue;
                for (const token of text.data.matchAll(/\\S+/gu)) {
                  if (token[0].length > 20) continue;
                  for (const word of token[0].matchAll(/\\p{L}{3,}/gu)) {
                    range.setStart(text, token.index + word.index);
                    range.setEnd(text, token.index + word.index + word[0].length);
                    if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) broken.push(word[0]);
                  }
                }
              }
              return broken;
            }""";

    private final List<String> troubles = new CopyOnWriteArrayList<>();

    /**
     * What bars somebody from a page (WCAG 2.2 AA), each with where it is. Asked in the page itself and for violations alone: by
     * default each question opens a browser context of its own and answers with everything that is fine too.
     */
    public static Stream<String> barriers(Page page) {
        return violations(page, axe -> axe.withTags(WCAG_22_AA));
    }

    /** What cannot be read of a page where its reader's system is dark; only colours differ there. */
    public static Stream<String> barriersInTheDark(Page page) {
        Object light = page.evaluate(GROUND);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        try {
            return page.evaluate(GROUND).equals(light)
                    ? Stream.of("stays light")
                    : violations(page, axe -> axe.withRules(List.of("color-contrast")));
        } finally {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
    }

    private static Stream<String> violations(Page page, UnaryOperator<AxeBuilder> rules) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return rules.apply(new AxeBuilder(page).options(options)).setLegacyMode(true).analyze().getViolations().stream()
                .map(violation ->
                        violation.getId() + " " + violation.getNodes().get(0).getHtml());
    }

    /** Whether a page is wider than its window. */
    public static boolean isTooWide(Page page) {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1");
    }

    /** Words that stand on two lines, but for those in identifiers, and in addresses and logins of more than 20 characters (docs/design.md). */
    @SuppressWarnings("unchecked")
    public static List<String> brokenWords(Page page) {
        return (List<String>) page.evaluate(BROKEN_WORDS);
    }

    /** What the filled buttons of a page say: there is one at most (docs/design.md). One that only says which view is open is none. */
    @SuppressWarnings("unchecked")
    public static List<String> filledButtons(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                  const probe = document.body.appendChild(document.createElement('i'));
                  probe.style.background = 'var(--accent)';
                  const filled = getComputedStyle(probe).backgroundColor;
                  probe.remove();
                  return [...document.querySelectorAll('main :is(a, button, summary, [type=submit]):not([aria-current], [aria-pressed])')]
                    .filter((button) => button.checkVisibility() && getComputedStyle(button).backgroundColor === filled)
                    .map((button) => button.textContent.trim());
                }""");
    }

    /** Buttons and fields that are lower, and boxes that are narrower, than a finger needs: 44 px (docs/design.md). A box is touched by its label. */
    @SuppressWarnings("unchecked")
    public static List<String> lowTargets(Page page) {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('button, select, input:not([type=hidden])')]
                    .filter((target) => target.checkVisibility() && !target.closest('.hidden, svg'))
                    .map((target) => ({ target, box: (target.closest('input:is([type=checkbox], [type=radio])')?.closest('label') ?? target).getBoundingClientRect() }))
                    .filter(({ box: { width, height } }) => width > 1 && height > 1 && Math.min(width, height) < 43.5)
                    .map(({ target, box: { width, height } }) => `${target.tagName} ${target.name || target.textContent.trim() || target.className} ${width} x ${height}`)
                """);
    }

    /**
     * A page whose scripts must not fail, and which must ask nobody but its relay.
     *
     * @param address of the relay, such as {@code http://localhost:8080}
     * @param trouble hears what is wrong
     */
    public static Page watched(BrowserContext context, String address, Consumer<String> trouble) {
        Page page = context.newPage();
        page.onPageError(error -> trouble.accept(page.url() + " fails: " + error));
        page.onRequest(request -> {
            String asked = request.url();
            if (!asked.startsWith(address + "/") && !asked.startsWith("data:") && !asked.startsWith("blob:"))
                trouble.accept("asks " + asked);
        });
        return page;
    }

    public Page open(BrowserContext context, String address) {
        return watched(context, address, troubles::add);
    }

    /**
     * Looks at what is open.
     *
     * @param language that the page must be in
     */
    public void look(Page page, String name, String language) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        if (!language.equals(page.locator("html").getAttribute("lang"))) troubles.add(name + " is not in " + language);
        if (page.content().contains("??")) troubles.add(name + " misses a text");
        barriers(page).forEach(barrier -> troubles.add(name + " " + language + ": " + barrier));
        Pictures.ofPage(page, SCREENSHOTS.resolve(name + "-" + language + ".jpeg"));
    }

    public List<String> troubles() {
        return List.copyOf(troubles);
    }
}
