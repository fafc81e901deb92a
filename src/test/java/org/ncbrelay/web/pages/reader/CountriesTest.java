package org.ncbrelay.web.pages.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountriesTest {
    @Test
    void theyAreSortedAsTheReadersLanguageSortsThem() {
        Set<String> codes = Set.of("FIN", "EGY", "DNK");
        assertThat(Countries.named(codes, Locale.FRENCH).values()).containsExactly("Danemark", "Égypte", "Finlande");
        assertThat(Countries.named(codes, Locale.ENGLISH).keySet()).containsExactly("DNK", "EGY", "FIN");
    }

    @Test
    void aListHasItsOwnAndTheNextListOthers() {
        assertThat(Countries.named(List.of("KEN", "KEN"), Locale.ENGLISH))
                .hasSize(1)
                .containsEntry("KEN", "Kenya");
        assertThat(Countries.named(List.of("FRA"), Locale.ENGLISH)).containsOnlyKeys("FRA");
        assertThat(Countries.named(List.of(), Locale.ENGLISH)).isEmpty();
    }

    @Test
    void whatIsNoCountryStandsForItself() {
        assertThat(Countries.named(List.of("ZZZ", "KEN"), Locale.ENGLISH).entrySet())
                .extracting(each -> each.getKey() + "=" + each.getValue())
                .containsExactly("KEN=Kenya", "ZZZ=ZZZ");
    }
}
