package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Expressions of a page are compiled once they were asked for a hundred times; it says what it said before. */
class CompiledPagesTest extends FlowTestCase {
    private static final int UNTIL_COMPILED = 110;
    private static final Pattern MAIN = Pattern.compile("(?s)<main.*</main>");

    /** Another line is noted with each look. */
    private static final Pattern AUDIT = Pattern.compile("(?s)<section[^>]*aria-labelledby=\"audit\">.*?</section>");

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"[^\"]*\"");

    @Autowired
    private SpringTemplateEngine pages;

    @Test
    void aPageSaysTheSameOnceItsExpressionsAreCompiled() {
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
