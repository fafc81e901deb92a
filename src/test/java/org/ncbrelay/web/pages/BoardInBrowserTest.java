package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.Visitor;

/** What the board does in a browser: it stays fresh, counts in words, mirrors for Arabic, and gives its plots away. */
@WholeTest
record BoardInBrowserTest(Caller http) {
    private static final int WHITE = 0xffffffff;
    private static final int ROUND_MS = 16_000;
    private static final List<String> PLOTS =
            List.of("backlog", "capabilities", "funnel", "months", "statuses", "outcomes");

    @BeforeEach
    void thereAreAnOpenAndAnEndedCase() {
        file();
        withdraw(file());
    }

    @Test
    void theBoardCountsACaseThatCameWhileItWasOpen() {
        try (BrowserContext context = window("en")) {
            Page board = board(context);
            Locator total = board.locator("[data-count=cases] strong");
            int before = Integer.parseInt(total.textContent());
            Locator badge = board.locator(".badge").first();
            Locator submitted = board.locator("[data-plot=statuses] tbody tr:has(th:text-is(\"Submitted\")) td");
            int submittedBefore = Integer.parseInt(submitted.textContent());
            int waiting = Integer.parseInt(badge.locator("span").first().textContent());
            file();

            board.clock().runFor(ROUND_MS);

            assertThat(total).hasText(String.valueOf(before + 1));
            assertThat(board.locator(".badge span").first()).hasText(String.valueOf(waiting + 1));
            assertThat(submitted).hasText(String.valueOf(submittedBefore + 1));
        }
    }

    @Test
    void numbersAreInWordsOfTheirFormAndOnlyWhatIsOverdueIsRed() {
        try (BrowserContext context = window("en")) {
            answering(context, 1, 0, 0);
            Page board = board(context);
            board.clock().runFor(ROUND_MS);
            assertThat(board.locator("[data-count=cases] span")).hasText("case");
            assertThat(board.locator("[data-count=open] span")).hasText("open cases");
            assertThat(board.locator("[data-count=overdue]")).not().hasClass("late");
            assertThat(board.locator("[data-count=overdue] strong")).hasCSS("color", "rgb(22, 33, 43)");
            // An outcome that no case had when the board was opened has words all the same.
            assertThat(board.locator("[data-plot=outcomes] tbody th")).hasText("Closed without an answer");
            assertThat(board.locator("[data-plot=outcomes] tbody td")).hasText("2");

            answering(context, 2, 1, 1);
            board.clock().runFor(ROUND_MS);
            assertThat(board.locator("[data-count=cases] span")).hasText("cases");
            assertThat(board.locator("[data-count=open] span")).hasText("open case");
            assertThat(board.locator("[data-count=overdue] span")).hasText("overdue step");
            assertThat(board.locator("[data-count=overdue]")).hasClass("late");
            assertThat(board.locator("[data-count=overdue] strong")).hasCSS("color", "rgb(163, 36, 43)");
        }
        try (BrowserContext context = window("ar")) {
            answering(context, 3, 2, 11);
            Page board = board(context);
            board.clock().runFor(ROUND_MS);
            assertThat(board.locator("[data-count=cases] span")).hasText("قضايا");
            assertThat(board.locator("[data-count=open] span")).hasText("قضيتان مفتوحتان");
            assertThat(board.locator("[data-count=overdue] span")).hasText("خطوة متأخرة");
        }
    }

    /** By mouse and by key; in the reader's language. */
    @Test
    void aNodeThatIsChosenSaysItsSource() {
        try (BrowserContext context = window("en")) {
            Page board = board(context);
            board.locator("[data-diagram=overview]").click();
            board.locator("[data-element-id=Task_AskForSupport]").click();
            assertThat(board.locator("[data-source]"))
                    .hasText(
                            "Ask for support (§1.1) Annex §1.1: The agency tells its NCB that it needs support, and outlines it.");
        }
        try (BrowserContext context = window("fr")) {
            Page board = board(context);
            board.locator("[data-diagram=overview]").click();
            board.locator("[data-element-id=Gateway_Split]").press("Enter");
            assertThat(board.locator("[data-source]"))
                    .containsText("Notre choix : Plusieurs sont traités en même temps.");
        }
    }

    @Test
    void anArabicPlotIsMirroredAndItsNamesAreArabic() {
        try (BrowserContext context = window("ar")) {
            Page board = board(context);
            for (String plot : PLOTS) {
                Locator svg = board.locator("[data-plot=" + plot + "] svg");
                assertThat(svg.textContent())
                        .as(plot)
                        .containsPattern("\\p{IsArabic}")
                        .doesNotContainPattern("[A-Za-z]");
            }
            BoundingBox name =
                    board.locator("[data-plot=statuses] svg text").first().boundingBox();
            BoundingBox bar =
                    board.locator("[data-plot=statuses] svg rect").nth(1).boundingBox();
            assertThat(name.x).isGreaterThan(bar.x + bar.width);
        }
        try (BrowserContext context = window("en")) {
            Page board = board(context);
            BoundingBox name =
                    board.locator("[data-plot=statuses] svg text").first().boundingBox();
            BoundingBox bar =
                    board.locator("[data-plot=statuses] svg rect").nth(1).boundingBox();
            assertThat(name.x + name.width).isLessThan(bar.x);
        }
    }

    @Test
    void everyPlotCanBeTakenAsPictureAndAsTable() throws IOException {
        for (String kind : List.of("PNG", "CSV"))
            // Chromium saves ten files of one page without asking.
            try (BrowserContext context = window("en")) {
                Page board = board(context);
                // A picture is on a light sheet on a dark system too.
                board.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                for (String plot : PLOTS) {
                    Path taken = taken(board, plot, kind);
                    if (kind.equals("PNG")) {
                        var image = ImageIO.read(taken.toFile());
                        assertThat(image.getWidth()).as(plot).isEqualTo(1020);
                        assertThat(image.getRGB(480, 8)).as(plot).isEqualTo(WHITE);
                        assertThat(ink(image)).as("ink of %s", plot).isGreaterThan(1000);
                    } else
                        assertThat(Files.readString(taken).lines().toList())
                                .hasSizeGreaterThan(1)
                                .first()
                                .asString()
                                .doesNotContain("\"\"");
                    if (plot.equals("months") && kind.equals("CSV"))
                        assertThat(Files.readString(taken)).containsPattern("\"2026-11\",\"\\d+\"");
                }
            }
    }

    private static Path taken(Page board, String plot, String kind) {
        Download download = board.waitForDownload(() -> board.locator("[data-plot=" + plot + "] .buttons button")
                .filter(new Locator.FilterOptions().setHasText(kind))
                .click());
        assertThat(download.suggestedFilename()).startsWith(plot + "-2").endsWith("." + kind.toLowerCase(Locale.ROOT));
        return download.path();
    }

    /** Pixels that are not white. */
    private static long ink(java.awt.image.BufferedImage image) {
        long ink = 0;
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < image.getWidth(); x++) if (image.getRGB(x, y) != WHITE) ink++;
        return ink;
    }

    /** From now on the figures are these, whatever the relay counts. */
    private void answering(BrowserContext context, int total, int open, int overdue) {
        ObjectNode counts = (ObjectNode)
                http.get("ncbhead.ken", "/api/statistics").with(200).json();
        counts.put("total", total).put("open", open);
        counts.putArray("outcomes").addObject().put("name", "ABANDONED").put("cases", 2);
        String nodes = "{\"items\":[{\"process\":\"supportRequest\",\"activity\":\"CallActivity_Intake\",\"cases\":"
                + total + ",\"overdue\":" + overdue + "}]}";
        context.unroute("**/api/statistics**");
        context.route(
                "**/api/statistics**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(route.request().url().contains("/nodes") ? nodes : counts.toString())));
    }

    /** A late answer does not replace the diagram that was chosen after it. */
    @Test
    void theDiagramThatWasChosenLastIsShown() {
        try (BrowserContext context = window("en")) {
            List<Route> overview = new ArrayList<>();
            context.route("**/diagrams/overview.bpmn*", overview::add);
            Page board = board(context);
            board.waitForResponse(
                    "**/diagrams/overview.bpmn*", () -> overview.get(0).resume());
            context.unroute("**/diagrams/overview.bpmn*");
            // Whatever the page does with the answer, it has done before it has another.
            board.evaluate("() => fetch('/diagrams/overview.bpmn').then((answer) => answer.text())");
            assertThat(board.locator(".badge").first()).isVisible();
        }
    }

    private String file() {
        return http.submit("agency.ken", Samples.tree("ivory-marketplace"));
    }

    private void withdraw(String reference) {
        http.post(
                        "agency.ken",
                        "/api/support-requests/" + reference + "/withdrawal",
                        Map.of("reason", "Solved at home"))
                .with(200);
    }

    /** The board of Kenya's head of bureau; its time stands until the test moves it. */
    private Page board(BrowserContext context) {
        Page page = context.newPage();
        Visitor.logIn(page, http.address(), "ncbhead.ken");
        page.clock().install();
        page.navigate(http.address() + "/board");
        page.locator("[data-diagram=supportRequest]").click();
        page.locator(".badge").first().waitFor();
        return page;
    }

    private static BrowserContext window(String language) {
        return Chromium.open(
                new Browser.NewContextOptions().setViewportSize(1280, 900).setAcceptDownloads(true), language);
    }
}
