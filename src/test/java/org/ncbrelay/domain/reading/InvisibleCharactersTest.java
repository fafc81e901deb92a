package org.ncbrelay.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleCharactersTest {
    @Test
    void whatUnicodeCallsIgnorableHides() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(character ->
                                UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                        .filter(character -> !InvisibleCharacters.hides(character))
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    @Test
    void whatIsDrawnDoesNotHide() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(character -> UCharacter.hasBinaryProperty(character, UProperty.GRAPHEME_BASE))
                        .filter(character ->
                                !UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                        .filter(InvisibleCharacters::hides)
                        .mapToObj(Integer::toHexString))
                .containsExactly("2800");
    }

    /** A joiner that nothing on one side needs is as invisible as any other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200C\u0645\u06CC", "\u0645\u06CC\u200C", "\u0645\u06CC\u200C \u0634",
                "\u0645\u06CC\u200C\u200C\u0634", "\u0645\u06CC\u200C\u202E\u0634", "bank\u200Daccount",
                "\u0E07\u200B a", "a\u200B\u0E07", "\uD83D\uDC69\u200D",
                "\uD83D\uDC69\u200Da", "a\uFE0F", "1\uFE0F",
                "a\uDB40\uDD00", "\u0628\u180B", "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC7F"
            })
    void aCharacterOutOfItsPlaceIsInvisible(String text) {
        assertThat(InvisibleCharacters.areInLine(text)).isTrue();
        assertThat(InvisibleCharacters.areInLine(InvisibleCharacters.removedFrom(text)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0645\u064E\u200C\u0634",
                "\u0646\u0627\u0645\u0647\u200C\u0627\u06CC",
                "\u00AB\u062E\u0627\u0646\u0647\u00BB\u200C\u0647\u0627",
                "\u0D28\u0D4D\u200D",
                "\u1820\u180B\u1821",
                "\u0600\u0661\u0662",
                "\u05E9\u05DC\u05D5\u05DD",
                "\u3030\uFE0F",
                "\u0628\u0631\u0631\u0633\u06CC \u0645\u06CC\u200C\u0634\u0648\u062F", // Persian
                "PDF\u200C\u0647\u0627\u06CC \u0628\u0627\u0632\u0627\u0631", // Persian after a Latin word
                "\u0633\u0648\u0642 \u0627\u0644\u0639\u0627\u062C", // Arabic
                "\u0915\u094D\u200D\u0937\u0947\u0924\u094D\u0930", // Hindi
                "\u0D28\u0D4D\u200D \u0D35\u0D28\u0D02", // Malayalam: the joiner ends a word
                "\u0DC1\u0DCA\u200D\u0DBB\u0DD3 \u0DBD\u0D82\u0D9A\u0DCF", // Sinhala
                "\u0E07\u0E32\u0E0A\u0E49\u0E32\u0E07", // Thai
                "\u1797\u17D2\u179B\u17BB\u1780\u200B\u178A\u17C6\u179A\u17B8", // Khmer parts words with it
                "\u8C61\u7259\u5E02\u573A", // Chinese
                "\u8FBB\uDB40\uDD00", // the variant of a Japanese name
                "\u2764\uFE0F 1\uFE0F\u20E3 \uD83D\uDC18", // emoji
                "\uD83D\uDC69\u200D\uD83D\uDD2C \uD83D\uDC69\uD83C\uDFFD\u200D\u2695\uFE0F", // emoji that are joined
                "L\u2019\u00E9l\u00E9phant\u00A0: 5\u202F000\u00A0\u20AC",
                "Ng\u0169g\u0129 Nguy\u1EC5n e\u0301"
            })
    void aCharacterInItsPlaceStays(String text) {
        assertThat(InvisibleCharacters.areInLine(text)).isFalse();
        assertThat(InvisibleCharacters.removedFrom(text)).isEqualTo(text);
    }
}
