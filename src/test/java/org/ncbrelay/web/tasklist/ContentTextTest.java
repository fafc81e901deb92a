package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.web.pages.content.TaskContent.Block;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a decision needs, in short, in a form of Tasklist, and what a case is about, in the words of the reader. */
class ContentTextTest {
    private final SummaryWords words = new SummaryWords(messages(), Locale.FRENCH);

    @Test
    void partsAreHeadingsAndFactsAreLines() {
        Block block = new Block("What you need", List.of(Map.of("Title", "Carved ivory")), 2, null);
        assertThat(ContentText.of(List.of(block))).isEqualTo("#### What you need\n\n- **Title** Carved ivory\n\n+2");
        assertThat(ContentText.of(List.of())).isEmpty();
    }

    @Test
    void nothingThatPeopleWroteIsAMarkATagOrAnExpression() {
        String text = ContentText.of(List.of(new Block(
                "x", List.of(Map.of("Title", "**a** {{summary}} <b> [c](https://evil.example)\n# d")), 0, null)));
        assertThat(text.substring(text.indexOf("**Title**") + 9))
                .doesNotContain("*", "{", "<", "[", "(", "\n")
                .endsWith("d");
    }

    @Test
    void aLongTextIsCutWhereACharacterEnds() {
        String text = ContentText.of(List.of(new Block("x", List.of(Map.of("Title", "😀".repeat(700))), 0, null)));
        assertThat(text).endsWith("😀 …").contains("😀".repeat(600)).doesNotContain("😀".repeat(601));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KEN, routine: training | KEN, Ordinaire : Formation",
                "KEN, urgent, external source not verified by INTERPOL: training"
                        + " | KEN, Urgent, source externe non vérifiée par INTERPOL : Formation",
                "KEN, very urgent: 4 capabilities; 1 listing, 2 specimens; taxon not listed here"
                        + " | KEN, Très urgent : 4 capacités ; annonces : 1, spécimens : 2 ; taxon qui ne figure pas ici",
                "Intelligence for 2 countries – external source | Renseignement pour 2 pays – source externe"
            })
    void aLineOfOursIsTranslatedWordByWord(String english, String french) {
        assertThat(words.translate(english)).isEqualTo(french);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Trend of ivory offers", "KEN, soon: training", "KEN, urgent: dancing", ""})
    void aLineThatIsNotOursStays(String text) {
        assertThat(words.translate(text)).isEqualTo(text);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        return messages;
    }
}
