package org.ncbrelay.store.people;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.calendar.PublicHolidays;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.directory.DirectoryEntry;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.directory.MemberCountries.MemberCountry;
import org.ncbrelay.store.Rows;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The directory as the tables of organisations and agencies have it; each change is audited. Addresses are read for each letter; countries
 * with their calendars and languages every minute, and at once on the node that changes them. Without a database the last known ones stay.
 */
@Repository
@Primary
public class DirectoryEntries implements MemberCountries {
    /** A semicolon separates the days of a list. */
    private static final String FREE_DAY = "f.day || ' ' || replace(f.name, ';', ',')";

    private static final String FREE_DAYS = "freeDays";

    private static final String ALL = """
            SELECT code, name, mail_address, language, time_zone, weekend, alpha2,
                   CASE WHEN alpha2 IS NOT NULL THEN coalesce((
                       SELECT string_agg(%s, '; ' ORDER BY f.day) FROM free_day f WHERE f.organisation = o.code AND f.removed_at IS NULL),
                       '%s') END AS "freeDays"
              FROM organisation o
            UNION ALL
            SELECT code, name, mail_address, NULL, NULL, NULL, NULL, NULL FROM agency ORDER BY code""".formatted(FREE_DAY, DirectoryEntry.NO_FREE_DAYS);

    private static final Map<String, String> COLUMNS = Map.of(
            "name", "name",
            "mailAddress", "mail_address",
            "language", "language",
            "timeZone", "time_zone",
            "weekend", "weekend",
            "alpha2", "alpha2");

    private final JdbcClient jdbc;
    private final PublicHolidays holidays;
    /** One entry; nothing before the first start has added the countries. */
    private final LoadingCache<Boolean, Known> known = Caffeine.newBuilder()
            .refreshAfterWrite(Duration.ofMinutes(1))
            .executor(Runnable::run)
            .build(only -> read());

    DirectoryEntries(JdbcClient jdbc, PublicHolidays holidays) {
        this.jdbc = jdbc;
        this.holidays = holidays;
    }

    /** By code. */
    public List<DirectoryEntry> entries() {
        return jdbc.sql(ALL)
                .query((row, n) -> {
                    Map<String, String> values = new TreeMap<>();
                    for (Map.Entry<String, String> field : COLUMNS.entrySet()) {
                        String value = row.getString(field.getValue());
                        if (value != null) values.put(field.getKey(), value);
                    }
                    String freeDays = row.getString(FREE_DAYS);
                    if (freeDays != null) values.put(FREE_DAYS, freeDays);
                    return new DirectoryEntry(row.getString("code"), values);
                })
                .list();
    }

    /** Login names of the heads of each NCB, by country. */
    public Map<String, List<String>> heads() {
        return jdbc
                .sql("""
                        SELECT t.tenant_id, t.user_id FROM engine_tenant_member t JOIN engine_group_member g ON g.user_id = t.user_id
                         WHERE g.group_id = :heads ORDER BY t.user_id""")
                .param("heads", Role.NCB_HEAD.group())
                .query((row, n) -> Map.entry(row.getString("tenant_id"), row.getString("user_id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * Adds the entry, or changes the fields that it has. An organisation only in a transaction of operators, an agency only while its country acts.
     *
     * @param by who decided that
     */
    public void save(DirectoryEntry entry, String by, Instant at) {
        String table = entry.isAgency() ? "agency" : "organisation";
        Map<String, Object> columns = new LinkedHashMap<>();
        entry.values().forEach((field, value) -> {
            if (COLUMNS.containsKey(field)) columns.put(COLUMNS.get(field), value);
        });
        columns.put("changed_by", by);
        columns.put("changed_at", Rows.at(at));
        String changes = columns.keySet().stream()
                .map(column -> column + " = :" + column)
                .collect(Collectors.joining(", "));
        int changed = jdbc.sql("UPDATE " + table + " SET " + changes + " WHERE code = :code")
                .params(columns)
                .param("code", entry.code())
                .update();
        if (changed == 0) add(table, entry, columns);
        String days = entry.values().get(FREE_DAYS);
        if (days != null) saveFreeDays(entry.organisation(), days, by, at);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (days != null) holidays.changed(entry.organisation());
                known.invalidateAll();
            }
        });
    }

    /** Those that are there already stay as their NCB, or an operator, added them. */
    private void saveFreeDays(OrganisationCode country, String text, String by, Instant at) {
        Map<LocalDate, String> days = DirectoryEntry.freeDays(text);
        jdbc.sql(
                        "UPDATE free_day f SET removed_by = ?, removed_at = ? WHERE organisation = ? AND removed_at IS NULL AND "
                                + FREE_DAY + " <> ALL (?)")
                .params(
                        by,
                        Rows.at(at),
                        country.value(),
                        days.entrySet().stream()
                                .map(day -> day.getKey() + " " + day.getValue())
                                .toArray(String[]::new))
                .update();
        days.forEach((day, name) -> jdbc.sql("""
                        INSERT INTO free_day (organisation, day, name, added_by, added_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (organisation, day) WHERE removed_at IS NULL DO NOTHING""")
                .params(country.value(), day, name, by, Rows.at(at))
                .update());
    }

    private void add(String table, DirectoryEntry entry, Map<String, Object> columns) {
        columns.put("code", entry.code());
        if (entry.isAgency()) columns.put("organisation", entry.organisation().value());
        jdbc.sql("INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(
                                table,
                                String.join(", ", columns.keySet()),
                                columns.keySet().stream()
                                        .map(column -> ":" + column)
                                        .collect(Collectors.joining(", "))))
                .params(columns)
                .update();
    }

    @Override
    public List<MemberCountry> all() {
        return known().countries();
    }

    @Override
    public Optional<MemberCountry> find(OrganisationCode code) {
        return Optional.ofNullable(known().byCode().get(code));
    }

    @Override
    public Set<String> codes() {
        return known().codes();
    }

    @Override
    public Optional<String> languageOf(OrganisationCode code) {
        return Optional.ofNullable(known().languages().get(code.value()));
    }

    private Known known() {
        Known found = known.get(true);
        return found == null ? Known.NOTHING : found;
    }

    /** Null, which is not remembered, while there is no country. */
    private Known read() {
        List<MemberCountry> countries = jdbc.sql(
                        "SELECT code, name, alpha2, time_zone, weekend FROM organisation WHERE alpha2 IS NOT NULL ORDER BY name")
                .query((row, n) -> country(
                        new OrganisationCode(row.getString("code")),
                        row.getString("name"),
                        row.getString("alpha2"),
                        row.getString("time_zone"),
                        row.getString("weekend")))
                .list();
        if (countries.isEmpty()) return null;
        Map<String, String> languages = new TreeMap<>();
        jdbc.sql("SELECT code, language FROM organisation WHERE language IS NOT NULL")
                .query(row -> {
                    languages.put(row.getString("code"), row.getString("language"));
                });
        return new Known(
                countries,
                countries.stream().collect(Collectors.toUnmodifiableMap(MemberCountry::code, Function.identity())),
                countries.stream().map(country -> country.code().value()).collect(Collectors.toUnmodifiableSet()),
                languages);
    }

    private MemberCountry country(OrganisationCode code, String name, String alpha2, String zone, String weekend) {
        Set<DayOfWeek> free = Arrays.stream(weekend.split(","))
                .filter(day -> !day.isBlank())
                .map(DayOfWeek::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new MemberCountry(
                code,
                name,
                alpha2,
                new WorkingCalendar(ZoneId.of(zone), free, day -> holidays.isFree(code, alpha2, day)));
    }

    private record Known(
            List<MemberCountry> countries,
            Map<OrganisationCode, MemberCountry> byCode,
            Set<String> codes,
            Map<String, String> languages) {
        private static final Known NOTHING = new Known(List.of(), Map.of(), Set.of(), Map.of());
    }
}
