package org.ncbrelay.web.pages.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the relay said is said anew in the reader's language; what somebody wrote stays. */
class NotesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mentoring: session held: Tracing of wallets    | fr | phrase.SESSION_HELD
            IST deployment: mission extended, working days: 5: More time | es | deploymentFact.EXTENDED
            RESTRICTED, B2, external source                 | ar | phrase.EXTERNAL_SOURCE
            acknowledgment, 2                               | fr | limit.acknowledgment
            generalService forensic support, 2              | fr | capability.FORENSIC_SUPPORT
            mentoring mentoring, 1                          | es | capability.MENTORING
            """)
    void theRelaysPartIsTranslated(String note, String language, String key) {
        PageFormatter reader = reader(language);
        assertThat(reader.note(note))
                .containsIgnoringCase(reader.text(key))
                .doesNotContainIgnoringCase(reader("en").text(key));
    }

    @Test
    void whatSomebodyWroteStaysAsItWasWritten() {
        PageFormatter french = reader("fr");
        String written = "Seller named: see invoice, page 2: URGENT";
        assertThat(french.note(written)).isEqualTo(written);
        assertThat(french.note("mentoring: session held: " + written))
                .startsWith(french.text("capability.MENTORING") + french.text("summary.colon"))
                .endsWith(french.text("summary.colon") + written);
        assertThat(french.note("")).isEmpty();
    }

    @Test
    void namesOfListsCountriesAndDaysAreSaidAsElsewhere() {
        PageFormatter french = reader("fr");
        assertThat(french.note("coordination meeting: FRA, ACCEPTED"))
                .contains("France")
                .contains(french.word("invitation", "ACCEPTED"));
        assertThat(french.note("coordination meeting: action, due on: 2026-03-04"))
                .endsWith("4 mars 2026");
        assertThat(french.note("REMINDER")).isNotEqualTo("REMINDER").doesNotContain("{0}");
        assertThat(french.note("APPROVED_AGENCY, KEN-WCIU"))
                .isEqualTo(french.word("source", "APPROVED_AGENCY") + ", KEN-WCIU");
    }

    /** A page must open whatever somebody wrote on the case. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-99-99", "2026-01-01T99:00Z"})
    void whatLooksLikeATimeAndIsNoneStaysAsItWasWritten(String written) {
        assertThat(reader("fr").note("capacity building: " + written)).endsWith(written);
        assertThat(reader("fr").plain("note", written)).isEqualTo(written);
    }

    @Test
    void addresseesAreSaidInTheReadersLanguage() {
        PageFormatter french = reader("fr");
        assertThat(french.addressee("NCB KEN")).contains("Kenya").doesNotContain("NCB");
        assertThat(french.addressee("Wildlife Crime Investigation Unit"))
                .isEqualTo("Wildlife Crime Investigation Unit");
    }

    private static PageFormatter reader(String language) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames("messages", "mail");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return new PageFormatter(texts, Locale.forLanguageTag(language), ZoneOffset.UTC, Instant.EPOCH);
    }
}
