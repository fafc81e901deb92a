package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.product.Picture;

class CommonMarkTextTest {
    private static final String REPORT = """
            # Findings

            Three accounts, **one** seller.

            - [coastcarver](https://shop.example/coastcarver)
            - tusk\\_trade

            | Account | Price |
            | --- | --- |
            | coastcarver | 40 \\| 45 |
            """;

    private final CommonMarkText texts = new CommonMarkText();

    @Test
    void pagesHaveHeadingsListsTablesAndLinks() {
        assertThat(String.join("", texts.parts(REPORT, 3)))
                .contains("<h4 dir=\"auto\">Findings</h4>")
                .contains("<strong>one</strong>")
                .contains(
                        "<a href=\"https://shop.example/coastcarver\" rel=\"noopener noreferrer nofollow\">coastcarver</a>")
                .contains("<th dir=\"auto\">Account</th>")
                .contains("<td dir=\"auto\">40 | 45</td>");
    }

    @Test
    void theWordsAloneHaveEachAddressBehindItsLink() {
        assertThat(texts.plain(REPORT)).isEqualTo("""
                Findings

                Three accounts, one seller.

                - coastcarver (https://shop.example/coastcarver)
                - tusk_trade

                Account| Price
                coastcarver| 40 | 45""");
    }

    @Test
    void printLeadsNowhere() {
        assertThat(texts.print(REPORT, 2, List.of()))
                .contains("<h3 dir=\"ltr\">Findings</h3>")
                .contains("coastcarver (hxxps://shop[.]example/coastcarver)")
                .doesNotContain("href");
        assertThat(texts.print("# تقرير\n\nReport", 2, List.of()))
                .contains("<h3 dir=\"rtl\">")
                .contains("<p dir=\"ltr\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "text <b onclick=alert(1)>bold</b>",
                "![](javascript:alert(1))",
                "[x](javascript:alert(1))",
                "[x](https://a.example \"onclick\")",
                "[x](https://a.example/\"onmouseover=\"alert(1))",
                "<javascript:alert(1)>",
                "```html\n<iframe src=//a.example></iframe>\n```",
                "    <style>body{}</style>",
                "| <svg onload=alert(1)> |\n| :-: |\n| <a href=\"javascript:x\">y</a> |",
                "[x]\n\n[x]: data:text/html,<script>"
            })
    void nothingRunsAndNothingIsLoaded(String typed) {
        for (String html : new String[] {String.join("", texts.parts(typed, 3)), texts.print(typed, 2, List.of())}) {
            assertThat(html.replaceAll(
                                    "</?(p|h[1-6]|ul|ol|li|table|thead|tbody|tr|th|td|strong|em|br)( dir=\"\\w+\"| tabindex=\"0\")?( /)?>",
                                    "")
                            .replaceAll(
                                    "<a href=\"(https?://[^\"<>]*)?\" rel=\"noopener noreferrer nofollow\">|</a>", ""))
                    .doesNotContain("<");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](/cases)",
                "<data:text/html,x>",
                "![a](https://a.example/b.png)",
                "![a](data:image/png;base64,iVBORw0KGgo=)",
                "![a](/pictures/00000000-0000-4000-8000-000000000001)",
                "![](picture:00000000-0000-4000-8000-000000000001)",
                "![a](picture:00000000-0000-4000-8000-000000000001/../../me)",
                "[a](picture:00000000-0000-4000-8000-000000000001)"
            })
    void aLinkThatLeadsElsewhereAndAPictureThatIsNotOursAreRefused(String typed) {
        assertThatThrownBy(() -> texts.check("body", typed))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("body");
    }

    @Test
    void aPictureOfOursIsShownByItsNameAndPrintedWhereItsReaderSeesIt() {
        Picture picture = SampleDocuments.PICTURE;
        String report = "The seller:\n\n![The *shop* \"front\"](picture:%s \"onload\")".formatted(picture.id());

        texts.check("body", report);
        assertThat(texts.pictures(report)).containsExactly(picture.id());
        assertThat(String.join("", texts.parts(report, 3)))
                .contains("<img alt=\"The shop &quot;front&quot;\" src=\"/pictures/" + picture.id() + "\" />");
        assertThat(texts.plain(report)).isEqualTo("The seller:\n\n[Picture: The shop \"front\"]");
        assertThat(texts.print(report, 2, List.of(picture))).contains("src=\"picture:" + picture.id() + "\"");
        assertThat(texts.print(report, 2, List.of()))
                .contains("[Picture: The shop")
                .doesNotContain("img");
    }

    @Test
    void whatIsNoMarkdownIsShownAsItWasTyped() {
        String typed = "# 1. *Two* _three_ [x](https://a.example) | <b>\n- four\n2. five + ![a](b)";
        assertThat(texts.plain(texts.markdown(typed))).isEqualTo(typed);
        assertThat(String.join("", texts.parts(texts.markdown(typed), 1)))
                .doesNotContain("<h", "<li", "<a", "<em", "<b>");
    }

    @Test
    void whatTheEditorWritesIsAccepted() {
        assertThatCode(() -> texts.check("body", REPORT + "\n[mail](mailto:desk@agency.example)"))
                .doesNotThrowAnyException();
    }
}
