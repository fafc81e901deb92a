package org.ncbrelay.support.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;

/** The inspection of pages sees what it is there for. */
@IntegrationTest
class InspectionTest {
    @Test
    void barriersOfAPageAreNamed() {
        try (BrowserContext context = Chromium.open()) {
            Page page = context.newPage();
            page.setContent("""
                    <!doctype html><html><head><title>Cases</title></head>
                    <body><main><h1>Cases</h1><img src="data:,"><p style="color: #aaa; background: #fff">Hardly to be read</p>
                    <form><input name="q"></form></main></body></html>""");
            assertThat(Inspection.barriers(page).map(barrier -> barrier.split(" ")[0]))
                    .containsExactlyInAnyOrder("color-contrast", "html-has-lang", "image-alt", "label");
        }
    }

    @Test
    void aPageIsReadInTheDarkToo() {
        try (BrowserContext context = Chromium.open()) {
            Page page = context.newPage();
            page.setContent("""
                    <!doctype html><html lang="en"><head><title>Cases</title><style>
                    body { background: #fff; color: #222 } @media (prefers-color-scheme: dark) { body { background: #111 } }
                    </style></head><body><main><h1>Cases</h1></main></body></html>""");
            assertThat(Inspection.barriers(page)).isEmpty();
            assertThat(Inspection.barriersInTheDark(page)).containsExactly("color-contrast <h1>Cases</h1>");
            page.locator("style").evaluate("style => style.remove()");
            assertThat(Inspection.barriersInTheDark(page)).containsExactly("stays light");
        }
    }
}
