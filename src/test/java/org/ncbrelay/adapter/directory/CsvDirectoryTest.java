package org.ncbrelay.adapter.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.PublicHolidays.Holiday;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.directory.MemberCountries.MemberCountry;
import org.ncbrelay.domain.taxa.Taxa;
import org.ncbrelay.fakes.FakeCurrentOfficer;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.store.people.FreeDays;
import org.ncbrelay.store.people.FreeDays.FreeDay;
import org.springframework.core.io.ClassPathResource;

class CsvDirectoryTest {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private final List<FreeDay> added = new ArrayList<>();
    private final FakeCurrentOfficer current = FakeCurrentOfficer.nobody();
    private final JollydayHolidays holidays = new JollydayHolidays(
            PartialPort.of(
                    FreeDays.class,
                    Map.of(
                            "all",
                            asked -> current.officer().organisation().equals(KENYA) ? List.copyOf(added) : List.of())),
            current);
    private final CsvMemberCountries countries =
            new CsvMemberCountries(new ClassPathResource("directory/countries.csv"), holidays);
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
    void noWorkingTimePassesOnAPublicHolidayOfTheCountry() {
        assertThat(isWorkingDay("KEN", "2026-10-20")).as("Mashujaa Day").isFalse();
        assertThat(isWorkingDay("FRA", "2026-10-20")).isTrue();
        assertThat(isWorkingDay("FRA", "2026-07-14")).isFalse();
        assertThat(isWorkingDay("KEN", "2026-07-14")).isTrue();
        assertThat(countries.calendarOf(OrganisationCode.INTERPOL).isWorkingDay(Instant.parse("2026-12-25T12:00:00Z")))
                .isTrue();
        LocalDate newYear = LocalDate.parse("2027-01-01");
        assertThat(countries.all().stream()
                        .filter(country -> holidays.known(
                                        country.alpha2(), newYear, newYear.plusYears(1), Locale.ENGLISH)
                                .isEmpty()))
                .as("countries whose holidays only their NCB can add")
                .extracting(MemberCountry::alpha2)
                .hasSizeLessThan(20)
                .contains("ID");
    }

    @Test
    void theHolidaysThatAreShownAreThoseThatCount() {
        LocalDate day = LocalDate.parse("2026-01-01");
        for (MemberCountry country : countries.all())
            assertThat(holidays.known(country.alpha2(), day, day.plusYears(1), Locale.ENGLISH))
                    .allSatisfy(shown -> assertThat(holidays.isFree(country.code(), country.alpha2(), shown.day()))
                            .as("%s: %s", country.code(), shown)
                            .isTrue());
        assertThat(holidays.known("SG", day, day.plusYears(1), Locale.ENGLISH))
                .as("National Day, a Sunday, is kept on the next day")
                .extracting(Holiday::day)
                .contains(LocalDate.parse("2026-08-10"));
    }

    @Test
    void theDaysThatAnNcbAddsAreFreeInItsCountryAlone() {
        assertThat(isWorkingDay("KEN", "2026-12-28")).isTrue();
        added.add(new FreeDay(LocalDate.parse("2026-12-28"), "Election day", "ncbhead.ken", Instant.EPOCH));
        holidays.changed(KENYA);

        assertThat(isWorkingDay("KEN", "2026-12-28")).isFalse();
        assertThat(isWorkingDay("FRA", "2026-12-28")).isTrue();
    }

    private boolean isWorkingDay(String country, String day) {
        WorkingCalendar calendar = countries.calendarOf(new OrganisationCode(country));
        return calendar.isWorkingDay(
                LocalDate.parse(day).atTime(12, 0).atZone(calendar.zone()).toInstant());
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
