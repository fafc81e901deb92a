package org.ncbrelay.web.pages.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each number finds its form, by the rules of the language. */
class PluralTest {
    @ParameterizedTest
    @CsvSource({
        "en, 0, other",
        "en, 1, one",
        "en, 2, other",
        "en, 101, other",
        "es, 0, other",
        "es, 1, one",
        "es, 21, other",
        "fr, 0, one",
        "fr, 1, one",
        "fr, 2, other"
    })
    void twoForms(String language, long number, String form) {
        assertThat(Plural.form("one|other", language, number)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "0, zero",
        "1, one",
        "2, two",
        "3, few",
        "10, few",
        "11, many",
        "99, many",
        "100, other",
        "102, other",
        "103, few",
        "110, few",
        "111, many",
        "1000, other"
    })
    void arabicHasSix(long number, String form) {
        assertThat(Plural.form("zero|one|two|few|many|other", "ar", number)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({"en, 5", "ar, 2"})
    void aTextWithOneFormIsThatForm(String language, long number) {
        assertThat(Plural.form("only", language, number)).isEqualTo("only");
    }
}
