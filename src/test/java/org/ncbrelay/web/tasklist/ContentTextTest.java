package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.web.pages.content.TaskContent.Block;

/** What a decision needs, in short, in a form of Tasklist. */
class ContentTextTest {
    @Test
    void partsAreHeadingsAndFactsAreLines() {
        Block block = new Block("What you need", List.of(Map.of("Title", "Carved ivory")), 2, List.of());
        assertThat(ContentText.of(List.of(block))).isEqualTo("#### What you need\n\n- **Title** Carved ivory\n\n+2");
        assertThat(ContentText.of(List.of())).isEmpty();
    }

    @Test
    void nothingThatPeopleWroteIsAMarkATagOrAnExpression() {
        String text = ContentText.of(List.of(new Block(
                "x", List.of(Map.of("Title", "**a** {{summary}} <b> [c](https://evil.example)\n# d")), 0, List.of())));
        assertThat(text.substring(text.indexOf("**Title**") + 9))
                .doesNotContain("*", "{", "<", "[", "(", "\n")
                .endsWith("d");
    }

    @Test
    void aLongTextIsCutWhereACharacterEnds() {
        String text = ContentText.of(List.of(new Block("x", List.of(Map.of("Title", "😀".repeat(700))), 0, List.of())));
        assertThat(text).endsWith("😀 …").contains("😀".repeat(600)).doesNotContain("😀".repeat(601));
    }
}
