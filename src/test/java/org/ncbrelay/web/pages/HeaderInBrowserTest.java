package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.Visitor;
import org.ncbrelay.support.WholeTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The header of every page: one line on the screen of an office in each language, and never wider than a phone. */
@WholeTest
class HeaderInBrowserTest {
    private static final int WIDE = 1280;
    private static final int PHONE = 390;

    /** Of one line, with its padding; in CSS pixels. */
    private static final double ONE_LINE = 64;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void itIsOneLineOnTheScreenOfAnOffice(String language) {
        // The longest name of the demo, and the longest menu.
        for (String user : new String[] {"analyst", "ncbhead.ken"})
            try (Visitor officer = Visitor.of(port, user, language, WIDE)) {
                Page page = officer.open("/cases");
                assertThat(page.locator("header.top").boundingBox().height)
                        .as(user)
                        .isLessThan(ONE_LINE);
                assertThat(isTooWide(page)).as(user).isFalse();
            }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void itsMenuOpensWithinAPhone(String language) {
        try (Visitor officer = Visitor.of(port, "ncbhead.ken", language, PHONE)) {
            Page page = officer.open("/cases");
            Locator menu = page.locator("header details.menu");
            menu.locator("summary").click();
            var box = menu.locator("ul").boundingBox();
            assertThat(box.x).isNotNegative();
            assertThat(box.x + box.width).isLessThanOrEqualTo(PHONE);
            assertThat(isTooWide(page)).isFalse();
        }
    }

    @Test
    void theMenuClosesByTheEscapeKeyAndElsewhere() {
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            Page page = officer.open("/cases");
            Locator menu = page.locator("header details.menu");
            menu.locator("summary").click();
            assertThat(menu.locator("ul")).isVisible();
            page.keyboard().press("Escape");
            assertThat(menu.locator("ul")).isHidden();
            assertThat(menu.locator("summary")).isFocused();
            menu.locator("summary").click();
            page.locator("h1").click(new Locator.ClickOptions().setPosition(2, 2));
            assertThat(menu.locator("ul")).isHidden();
        }
    }

    private static boolean isTooWide(Page page) {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1");
    }
}
