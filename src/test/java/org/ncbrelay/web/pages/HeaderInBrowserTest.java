package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The menu in the header of every page: it opens within a phone, and closes by keys. */
@WholeTest
class HeaderInBrowserTest {
    private static final int PHONE = 390;

    @LocalServerPort
    private int port;

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
            assertThat(Inspection.isTooWide(page)).isFalse();
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
}
