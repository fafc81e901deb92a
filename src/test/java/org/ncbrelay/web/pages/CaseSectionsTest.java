package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The page of a case as something to work with: its menu, its long lists, its end, and several owners asked at once. */
class CaseSectionsTest extends FlowTestCase {
    private static final int MORE_THAN_A_QUEUE_SHOWS = 13;

    private static final String IS_SEEN_IN_THE_QUEUE = """
            task => {
              const queue = document.getElementById('queue').getBoundingClientRect();
              const { top, bottom } = task.getBoundingClientRect();
              return top >= queue.top && bottom <= queue.bottom;
            }""";

    private static final int PHONE = 390;
    private static final int MANY = 200;
    private static final int UNTIL_COMPILED = 110;
    private static final Pattern MAIN = Pattern.compile("(?s)<main.*</main>");
    /** Another line is noted with each look. */
    private static final Pattern AUDIT = Pattern.compile("(?s)<section[^>]*aria-labelledby=\"audit\">.*?</section>");

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"[^\"]*\"");

    @Test
    void oneTabIsShownAndTheMenuSaysWhich() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        for (int width : List.of(1280, PHONE)) {
            try (Visitor bureau = Visitor.of(port, "ncb.ken", "en", width)) {
                Page page = bureau.open("/cases/" + reference);
                List<String> tabs = page.locator(".case-menu a").all().stream()
                        .map(link -> link.getAttribute("href").substring(1))
                        .toList();
                assertThat(tabs).startsWith("overview").contains("request", "evidence", "casework", "deliveries");
                assertThat(page.locator(".case-menu a[aria-current]")).hasAttribute("href", "#overview");
                assertThat(page.locator("#timeline")).isVisible();
                if (width != PHONE) assertThat(height(page)).isLessThan(1800);
                for (String tab : tabs) {
                    page.locator(".case-menu a[href='#" + tab + "']").click();

                    assertThat(page).hasURL(Pattern.compile("#" + tab + "$"));
                    assertThat(page.locator(".tab:has(#" + tab + ")")).isInViewport();
                    assertThat(page.locator(".case-menu")).isInViewport();
                    assertThat(page.locator(".case-menu a[aria-current]")).hasAttribute("href", "#" + tab);
                    assertThat(page.locator(".tab:visible")).hasCount(1);
                    if (!tab.equals("overview"))
                        assertThat(isCovered(page, tab)).as(tab).isFalse();
                }
                // A place in a tab that is not shown, as letters and lists name it.
                bureau.open("/cases/" + reference + "#way");
                assertThat(page.locator("#way")).isInViewport();
                assertThat(page.locator("#timeline")).isHidden();
            }
        }
    }

    /** The other tasks stay in sight, of a long queue those around this case: the next case is one press away. */
    @Test
    void theReadersTasksStandBesideACaseWhereAScreenHasRoom() {
        for (int i = 0; i < MORE_THAN_A_QUEUE_SHOWS; i++) flow.submit("agency.idn");
        CaseReference other = flow.submit("agency.idn");
        CaseReference reference = flow.submit("agency.idn");
        try (Visitor bureau = Visitor.of(port, "ncb.idn", "en", 1440)) {
            Page page = bureau.open("/cases/" + reference);
            assertThat(page.locator("#queue")).isVisible();
            assertThat(page.locator("#queue [aria-current]")).hasCount(1);
            assertThat(page.locator("#queue [aria-current]"))
                    .hasAttribute("href", Pattern.compile(".*" + reference + ".*"));
            assertThat((boolean) page.locator("#queue [aria-current]").evaluate(IS_SEEN_IN_THE_QUEUE))
                    .isTrue();
            page.locator("#queue a[href*='" + other + "']").first().click();
            assertThat(page).hasURL(Pattern.compile(".*" + other + ".*"));
        }
        try (Visitor narrow = Visitor.of(port, "ncb.idn", "en", 1280)) {
            assertThat(narrow.open("/cases/" + reference).locator("#queue")).isHidden();
        }
    }

    @Test
    void everySectionIsThereWithoutScripts() {
        CaseReference reference = flow.submit("agency.ken", body -> body.put("listings", listings(MANY, "seller")));
        try (Visitor bureau = Visitor.withoutScripts(port, "ncb.ken")) {
            Page page = bureau.open("/cases/" + reference);
            assertThat(page.locator("#timeline")).isVisible();
            showListings(page);
            assertThat(page.locator("#table-listings tbody tr").last()).isVisible();
            tab(page, "evidence");
            assertThat(page.locator("noscript #evidence-plain, #evidence-plain"))
                    .isVisible();
            tab(page, "request");
            assertThat(page.locator(".table-tools").first()).isHidden();
            assertThat(height(page)).isLessThan(9000);
        }
    }

    @Test
    void twoHundredListingsAreATableThatIsFilteredAndPaged() {
        CaseReference reference = flow.submit("agency.ken", body -> {
            body.put("listings", listings(MANY, "seller"));
            body.put("specimens", specimens(MANY));
        });
        for (int width : List.of(1280, PHONE)) {
            try (Visitor bureau = Visitor.of(port, "ncb.ken", "en", width)) {
                Page page = bureau.open("/cases/" + reference);
                assertThat(height(page)).isLessThan(width == PHONE ? 14_000 : 9_000);
                showListings(page);
                Locator tools = page.locator("[data-table=table-listings]");
                Locator rows = page.locator("#table-listings tbody tr:visible");
                int shown = width == PHONE ? 10 : 25;
                assertThat(rows).hasCount(shown);
                assertThat(tools).containsText("1–" + shown + " of 200");

                tools.locator("[data-step='1']").click();

                assertThat(tools).containsText((shown + 1) + "–" + 2 * shown + " of 200");
                tools.locator("input").fill("seller-117");
                assertThat(rows).hasCount(1);
                assertThat(rows).containsText("seller-117");
                tools.locator("input").fill("nobody of this name");
                assertThat(tools).containsText("No row matches");
                assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth"))
                        .isFalse();
            }
        }
    }

    @Test
    void aCountryLearnsOnlyThatThereAreHitsAndAsksTheirOwnersAtOnce() {
        String seller = "seller-" + UUID.randomUUID();
        CaseReference french = walk.toTriage(flow.submit("agency.fra", of("FRA", seller)));
        CaseReference kenyan = walk.toTriage(flow.submit("agency.ken", of("KEN", seller)));
        try (Visitor first = Visitor.of(port, "ncb.ken");
                Visitor second = Visitor.of(port, "ncbhead.ken");
                Visitor team = Visitor.of(port, "analyst");
                Visitor agency = Visitor.of(port, "agency.ken")) {
            Locator seenByTheTeam = hits(team.open("/cases/" + kenyan));
            assertThat(seenByTheTeam).containsText(french.value());
            assertThat(seenByTheTeam).containsText("France");
            assertThat(seenByTheTeam.locator("a").first()).hasAttribute("href", "/cases/" + french);
            assertThat(seenByTheTeam.locator("form")).hasCount(0);
            // Countries talk through their bureaus: the agency does not learn that there is a hit.
            assertThat(hits(agency.open("/cases/" + kenyan))).hasCount(0);
            Page stale = second.open("/cases/" + kenyan);
            Page page = first.open("/cases/" + kenyan);
            assertThat(hits(page)).containsText("Another case contains this identifier");
            assertThat(page.content()).doesNotContain(french.value());
            assertThat(hits(page)).not().containsText("France");
            // Where the page is scrolled, the bar of sections covers a part of a link.
            page.evaluate("window.scrollTo(0, 0)");
            assertThat(Inspection.barriers(page)).isEmpty();
            ask(page);
            assertThat(page.locator("main > .problem")).isVisible();
            assertThat(hits(page).locator("textarea")).hasValue("Who is behind this account?");
            assertThat(hits(page).locator("tbody input")).hasCount(3);
            hits(page).locator("tbody input").first().check();
            assertThat(hits(page)).containsText("Selected: 1");
            ask(page);
            assertThat(page.locator(".note")).containsText("The NCB holding 1 hit was asked");
            flow.work(french, "ncb.fra", "Task_AnswerQuestion", Map.of("decision", "DISCLOSE", "answer", "Call us"));
            page = first.open("/cases/" + kenyan);
            for (String disclosed : List.of("Case disclosed", french.value(), "Call us"))
                assertThat(hits(page)).containsText(disclosed);
            // The owner has shown itself; its case stays closed to others.
            assertThat(hits(page).locator("a")).hasCount(0);

            hits(stale).locator("[data-all]").check();
            assertThat(hits(stale)).containsText("Selected: 3");
            ask(stale);

            assertThat(stale.locator(".note")).containsText("The NCBs holding 2 hits were asked");
            assertThat(stale.locator("main > .problem"))
                    .containsText("1 NCB was not asked: The NCB holding this matching case has already been asked");
            assertThat(hits(stale).locator("tbody input")).hasCount(0);
        }
        assertThat(flow.timeline(kenyan))
                .filteredOn("HIT_QUESTION_ASKED"::equals)
                .hasSize(3);
    }

    @Test
    void theDiagramCanBeEnlargedAndMovedByKeysAndFillsTheWindow() {
        CaseReference reference = flow.submit("agency.ken");
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/cases/" + reference + "#casework");
            page.locator("[data-flowchart] > summary").click();
            Locator viewport = page.locator("#diagram .viewport");
            assertThat(viewport).isVisible();
            String before = viewport.getAttribute("transform");
            page.locator("[data-zoom=in]").click();
            String larger = viewport.getAttribute("transform");
            assertThat(larger).isNotEqualTo(before);
            page.locator("#diagram").focus();
            page.keyboard().press("ArrowRight");
            assertThat(viewport.getAttribute("transform")).isNotEqualTo(larger);

            page.locator("[data-zoom=full]").click();
            assertThat(page.locator("dialog.diagram-full")).isVisible();
            assertThat(page.locator("dialog #diagram").boundingBox().height).isGreaterThan(600);
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog.diagram-full")).hasCount(0);
            assertThat(page.locator("section:has(#way) #diagram .viewport")).isVisible();
        }
    }

    /** Below a task that shows the request, it is folded. */
    private static void showListings(Page page) {
        tab(page, "request");
        page.locator("summary:has(#list-listings)").click();
    }

    private static void tab(Page page, String tab) {
        page.locator(".case-menu a[href='#" + tab + "']").click();
    }

    private static void ask(Page page) {
        hits(page).locator("textarea").fill("Who is behind this account?");
        hits(page).locator("form .action").click();
    }

    private static Locator hits(Page page) {
        if (!page.url().endsWith("#casework")) tab(page, "casework");
        return page.locator("section:has(#hits)");
    }

    /** Without the reader's own task, which is as long as what the decision needs. */
    private static int height(Page page) {
        return ((Number)
                        page.evaluate(
                                "() => document.documentElement.scrollHeight - (document.getElementById('your-task')?.offsetHeight ?? 0)"))
                .intValue();
    }

    /** Whether the menu hides the heading that it leads to (WCAG 2.2, 2.4.11). */
    private static boolean isCovered(Page page, String section) {
        return (boolean) page.evaluate(
                "id => document.getElementById(id).getBoundingClientRect().top < document.querySelector('.case-menu').getBoundingClientRect().bottom - 1",
                section);
    }

    private static Consumer<Map<String, Object>> of(String country, String seller) {
        return body -> {
            body.put("listings", listings(3, seller));
            for (String traces : List.of("persons", "payments", "shipments")) body.remove(traces);
            body.put("countriesInvolved", List.of(country.equals("FRA") ? "SGP" : "IDN"));
        };
    }

    private static List<Map<String, Object>> listings(int count, String seller) {
        return IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(n -> {
                    Map<String, Object> listing = new HashMap<>(Map.of("platform", "Savanna Market"));
                    listing.put("platformType", "MARKETPLACE");
                    listing.put("sellerHandle", seller + "-" + n);
                    listing.put("capturedAt", "2026-10-01T08:00:00Z");
                    listing.put("stillOnline", true);
                    return listing;
                })
                .toList();
    }

    private static List<Map<String, Object>> specimens(int count) {
        return IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(n -> Map.of(
                        "taxon", "Loxodonta africana",
                        "type", "IVORY",
                        "quantity", n + 1,
                        "unit", "ITEMS",
                        "counted", true,
                        "identification", "SUSPECTED"))
                .toList();
    }

    /** Expressions of a page are compiled once they were asked for a hundred times. */
    @Test
    void aPageSaysTheSameOnceItsExpressionsAreCompiled(@Autowired SpringTemplateEngine pages) {
        assertThat(pages.getEnableSpringELCompiler()).isTrue();
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        try (Visitor bureau = Visitor.of(port, "ncb.ken")) {
            for (String path : List.of("/cases/" + reference, "/cases?q=" + reference)) {
                // The first look takes away that the case is new.
                Page page = bureau.open(path);
                String interpreted = content(page);
                for (int look = 0; look < UNTIL_COMPILED; look++) content(page);
                assertThat(content(page)).isEqualTo(interpreted);
            }
        }
    }

    private static String content(Page page) {
        String html = page.context().request().get(page.url()).text();
        Matcher main = MAIN.matcher(html);
        assertThat(main.find()).as(html).isTrue();
        return TOKEN.matcher(AUDIT.matcher(main.group()).replaceAll("")).replaceAll("");
    }
}
