package org.ncbrelay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Notes in variables of a process have codes, which readers see as words of their language. */
class CodedTextTest {
    private static final Map<String, String> FRENCH = Map.of(
            "urgency.URGENT", "urgent",
            "capability.TRAINING", "formation",
            "phrase.WITHDRAWAL", "retrait",
            "summary.comma", ", ",
            "summary.colon", "\u202f: ");

    @Test
    void ofANoteTheRelaysOwnWordsAreCodes() {
        Note note = Note.country(new OrganisationCode("KEN"))
                .and(Note.of("urgency.URGENT", "urgent"))
                .then(Note.of("capability.TRAINING", "training"));
        String text = CodedText.of(note);
        assertThat(text).isEqualTo("KEN, {urgency.URGENT}: {capability.TRAINING}");
        assertThat(french(text)).isEqualTo("KEN, urgent\u202f: formation");
    }

    @Test
    void theWordsOfAnOfficerStay() {
        String text = CodedText.of(
                Note.of("phrase.WITHDRAWAL", "withdrawal").then("Offers of $1 {no.code} {x} \\ {{summary}}"));
        assertThat(french(text)).isEqualTo("Retrait\u202f: Offers of $1 {no.code} {x} \\ {{summary}}");
    }

    @Test
    void joinedTextsAndLinesOfFormerVersionsAreRead() {
        assertThat(french("{urgency.URGENT} {capability.TRAINING}")).isEqualTo("Urgent formation");
        assertThat(french("KEN, urgent: training")).isEqualTo("KEN, urgent: training");
    }

    private static String french(String text) {
        return CodedText.in(text, key -> FRENCH.getOrDefault(key, ""));
    }
}
