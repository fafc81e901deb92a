package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.port.Letter;

class LetterWordsTest {
    private static final String REFERENCE = "KEN-2026-000017";
    private static final String LINK = "https://relay.example/cases/" + REFERENCE;

    private final LetterWords words = new LetterWords(URI.create("https://relay.example/"));

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasTheKeysOfEnglish(String language) throws IOException {
        assertThat(keys(language)).isEqualTo(keys("en"));
    }

    @ParameterizedTest
    @MethodSource("lettersInAllLanguages")
    void everyLetterNamesReferenceAndLinkInEveryLanguage(Letter letter, String language) {
        assertThat(words.subject(letter, REFERENCE, language))
                .startsWith(REFERENCE)
                .doesNotContain("{", "\n");
        assertThat(words.body(letter, REFERENCE, language))
                .contains(REFERENCE, LINK, "NCB Relay")
                .doesNotContain("{", "''");
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNT_CHANGED, /me", "NEWS_DIGEST, /news"})
    void aLetterAboutNoCaseLeadsToThePageOfItsReader(Letter letter, String page) {
        for (String language : LetterWords.LANGUAGES) {
            assertThat(words.subject(letter, "", language))
                    .startsWith("NCB Relay")
                    .doesNotContain("{", "\n");
            assertThat(words.body(letter, "", language))
                    .containsOnlyOnce("https://relay.example/")
                    .contains("https://relay.example" + page + "\n")
                    .doesNotContain("{", "''");
        }
    }

    @Test
    void theLastLineSaysWhoSentIt() {
        assertThat(words.body(Letter.REMINDER, REFERENCE, "en").lines().toList())
                .last()
                .asString()
                .startsWith("Sent by NCB Relay, which is not an INTERPOL product.");
    }

    @Test
    void anUnknownLanguageIsEnglish() {
        assertThat(words.subject(Letter.CASE_CLOSED, REFERENCE, "de")).isEqualTo(REFERENCE + ": the case was closed");
    }

    static Stream<Arguments> lettersInAllLanguages() {
        return Stream.of(Letter.values())
                .filter(letter -> letter != Letter.ACCOUNT_CHANGED && letter != Letter.NEWS_DIGEST)
                .flatMap(letter -> LetterWords.LANGUAGES.stream().map(language -> Arguments.of(letter, language)));
    }

    private static Set<String> keys(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                LetterWordsTest.class.getResourceAsStream("/mail_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames();
    }
}
