package org.ncbrelay.adapter.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.directory.MemberCountries.MemberCountry;
import org.ncbrelay.domain.taxa.Taxa;
import org.springframework.core.io.ClassPathResource;

class CsvDirectoryTest {
    private final CsvMemberCountries countries =
            new CsvMemberCountries(new ClassPathResource("directory/countries.csv"));
    private final Taxa taxa = new CsvTaxa(new ClassPathResource("directory/taxa.csv"));

    CsvDirectoryTest() throws IOException {}

    @Test
    void thereAre196MemberCountriesEachWithARegionalZone() {
        assertThat(countries.all()).hasSize(196).allSatisfy(country -> {
            assertThat(ZoneId.getAvailableZoneIds())
                    .contains(country.calendar().zone().getId());
            assertThat(country.calendar().weekend()).hasSizeBetween(1, 2);
        });
        assertThat(countries.codes()).hasSize(196).contains("KEN", "IDN", "FRA", "BRA", "SGP", "PLW", "FSM");
    }

    @Test
    void theCodesAreThoseOfIso3166() {
        Map<String, String> iso = Arrays.stream(Locale.getISOCountries())
                .collect(Collectors.toMap(alpha2 -> alpha2, alpha2 -> new Locale("", alpha2).getISO3Country()));
        assertThat(countries.all())
                .allSatisfy(country -> assertThat(iso)
                        .containsEntry(country.alpha2(), country.code().value()));
    }

    @Test
    void aCountryHasItsOwnWeekend() {
        assertThat(weekend("KEN")).containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(weekend("EGY")).containsExactlyInAnyOrder(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
        assertThat(weekend("NPL")).containsExactly(DayOfWeek.SATURDAY);
    }

    @Test
    void aTaxonIsFoundWhateverItsCaseAndSpacing() {
        assertThat(taxa.appendixOf(" loxodonta  AFRICANA ")).isEqualTo("I/II");
        assertThat(taxa.appendixOf("Bufo bufo")).isEqualTo("not listed here");
    }

    @Test
    void aTableThatWeWouldMisreadIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> read("a,b\n1"));
        assertThatIllegalStateException().isThrownBy(() -> read("a,b\n\"1,2\",3"));
    }

    private Iterable<DayOfWeek> weekend(String code) {
        return countries
                .find(new OrganisationCode(code))
                .map(MemberCountry::calendar)
                .map(WorkingCalendar::weekend)
                .orElseThrow();
    }

    private static CsvFile read(String table) {
        return CsvFile.read(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    }
}
