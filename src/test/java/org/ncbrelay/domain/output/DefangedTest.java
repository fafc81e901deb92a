package org.ncbrelay.domain.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefangedTest {
    @ParameterizedTest
    @CsvSource({
        "see https://example.test/a.b?c=d, see hxxps://example[.]test/a.b?c=d",
        "HTTP://Shop.Example, hxxp://Shop[.]Example",
        "at www.shop.example., at www[.]shop[.]example.",
        "shop.example/item, shop[.]example/item",
        "abcdef.onion, abcdef[.]onion",
        "ftp://files.example, fxp://files[.]example",
        "mail to desk4@wciu.example, mail to desk4@wciu.example",
        "On 5 May. Later 6.5 kg, On 5 May. Later 6.5 kg"
    })
    void addressesCannotBeFollowed(String text, String defanged) {
        assertThat(Defanged.text(text)).isEqualTo(defanged);
        assertThat(Defanged.text(defanged)).isEqualTo(defanged);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Defanged.text(null)).isNull();
    }
}
