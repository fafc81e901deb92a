package org.ncbrelay.domain.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceNormalizerTest {
    @ParameterizedTest
    @CsvSource({
        "coastal_antiques, Coastal.Antiques",
        "@coastal-antiques, COASTAL ANTIQUES",
        "coastal antiques, ｃｏａｓｔａｌ＿ａｎｔｉｑｕｅｓ",
        "ngà.voi, NGÀ VOI",
        "ngà voi, NGA.\u0300 VOI"
    })
    void aNameIsTheSameHoweverItIsWritten(String one, String other) {
        assertThat(TraceNormalizer.name(one)).isNotNull().isEqualTo(TraceNormalizer.name(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.shop.example/Item/88/, http://shop.example/item/88",
        "https://shop.example:443/item/88?utm_source=a&id=7#top, HTTPS://Shop.Example//item/88?id=7",
        "https://shop.example/i?b=2&a=1, https://m.shop.example/i?a=1&b=2&fbclid=x",
        "https://shop.example, https://shop.example/"
    })
    void anAddressIsTheSameWhereItLeadsToTheSamePage(String one, String other) {
        assertThat(TraceNormalizer.url(one)).isNotNull().isEqualTo(TraceNormalizer.url(other));
    }

    /** The database takes no NUL, no half of a character, and no more than it has room for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/%00",
                "https://shop.example/?q=%00",
                "https://shop.example/%ED%A0%80",
                "https://shop.example/%F0%A0%80%80"
            })
    void whatAnAddressDecodesToCanBeStored(String address) {
        assertThat(TraceNormalizer.url(address)).startsWith("shop.example").matches("[^\\p{Cc}\\p{Cs}]+");
    }

    @Test
    void whatGrowsInItsCompatibleFormIsCutBetweenTwoCharacters() {
        assertThat(TraceNormalizer.name("\uFDFA".repeat(200))).hasSizeLessThanOrEqualTo(2048);
        String wide = TraceNormalizer.url("https://shop.example/" + "\uD840\uDC00".repeat(2048));
        assertThat(wide.codePointCount(0, wide.length())).isEqualTo(2048);
        assertThat(wide.codePoints().filter(character -> Character.getType(character) == Character.SURROGATE))
                .isEmpty();
    }

    @Test
    void twoPagesStayTwo() {
        assertThat(TraceNormalizer.url("https://shop.example/item?id=1"))
                .isNotEqualTo(TraceNormalizer.url("https://shop.example/item?id=2"));
    }

    @ParameterizedTest
    @CsvSource({"+254 700 000 001, 00254-700-000-001", "(020) 7946 0000, 020 79460000"})
    void aPhoneIsItsDigits(String one, String other) {
        assertThat(TraceNormalizer.phone(one)).isNotNull().isEqualTo(TraceNormalizer.phone(other));
    }

    @Test
    void whatTellsNothingIsNoTrace() {
        assertThat(TraceNormalizer.name("unknown")).isNull();
        assertThat(TraceNormalizer.name("x")).isNull();
        assertThat(TraceNormalizer.name(" - ")).isNull();
        assertThat(TraceNormalizer.name(null)).isNull();
        assertThat(TraceNormalizer.phone("wallet 0xx-example-31")).isNull();
        assertThat(TraceNormalizer.url(null)).isNull();
    }
}
