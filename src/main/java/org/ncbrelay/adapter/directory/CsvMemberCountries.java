package org.ncbrelay.adapter.directory;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.PublicHolidays;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.directory.MemberCountries.MemberCountry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The 196 member countries, as the first start adds them to the directory, from a table with the columns {@code name, alpha2, alpha3, time_zone, weekend}.
 *
 * <p>The time zone is the capital's, the weekend that of public offices; both are our default and can be
 * overridden by naming another table in {@code relay.directory.countries}.
 */
@Component
class CsvMemberCountries implements MemberCountries {
    private final List<MemberCountry> countries;
    private final Map<OrganisationCode, MemberCountry> byCode;
    private final Set<String> codes;

    CsvMemberCountries(
            @Value("${relay.directory.countries:classpath:directory/countries.csv}") Resource countries,
            PublicHolidays holidays)
            throws IOException {
        this.countries = rows(countries).map(row -> country(row, holidays)).toList();
        this.byCode = this.countries.stream().collect(toUnmodifiableMap(MemberCountry::code, Function.identity()));
        this.codes = byCode.keySet().stream().map(OrganisationCode::value).collect(toUnmodifiableSet());
    }

    @Override
    public List<MemberCountry> all() {
        return countries;
    }

    @Override
    public Optional<MemberCountry> find(OrganisationCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public Set<String> codes() {
        return codes;
    }

    private static Stream<Map<String, String>> rows(Resource table) throws IOException {
        return CsvFile.read(table.getInputStream()).rows().stream();
    }

    private static MemberCountry country(Map<String, String> row, PublicHolidays holidays) {
        OrganisationCode code = new OrganisationCode(row.get("alpha3"));
        String alpha2 = row.get("alpha2");
        WorkingCalendar calendar = new WorkingCalendar(
                ZoneId.of(row.get("time_zone")),
                weekend(row.get("weekend")),
                day -> holidays.isFree(code, alpha2, day));
        return new MemberCountry(code, row.get("name"), alpha2, calendar);
    }

    private static Set<DayOfWeek> weekend(String days) {
        return Arrays.stream(days.split(" ")).map(CsvMemberCountries::day).collect(toUnmodifiableSet());
    }

    private static DayOfWeek day(String abbreviation) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> abbreviation.length() == 3 && day.name().startsWith(abbreviation))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not a day of the week: " + abbreviation));
    }
}
