package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A line of our own words is translated word by word; what somebody wrote is not touched. */
class SummaryWordsTest {
    private final SummaryWords words = new SummaryWords(messages(), Locale.FRENCH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KEN, routine: training | KEN, Ordinaire : Formation",
                "KEN, urgent, external source not verified by INTERPOL: training"
                        + " | KEN, Urgent, source externe non vérifiée par INTERPOL : Formation",
                "KEN, very urgent: 4 capabilities; 1 listing, 2 specimens; taxon not listed here"
                        + " | KEN, Très urgent : 4 capacités ; annonces : 1, spécimens : 2 ; taxon qui ne figure pas ici"
            })
    void aLineOfOurs(String english, String french) {
        assertThat(words.translate(english)).isEqualTo(french);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Trend of ivory offers", "KEN, soon: training", "KEN, urgent: dancing", ""})
    void anythingElseStays(String text) {
        assertThat(words.translate(text)).isEqualTo(text);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        return messages;
    }
}
