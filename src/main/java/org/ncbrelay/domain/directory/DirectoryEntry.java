package org.ncbrelay.domain.directory;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Kind;
import org.ncbrelay.domain.reading.Reading;
import org.ncbrelay.domain.reading.Texts;

/**
 * What the directory says of an organisation or a national agency, or what is to be changed of it.
 *
 * @param code   of a country, {@code INTERPOL}, or of an agency, such as {@code KEN-WCIU}
 * @param values by field: {@code name}, at most 200 characters; {@code mailAddress}; of organisations {@code language}, {@code en fr es ar};
 *               of countries also {@code timeZone}, {@code weekend}, English day names with commas, {@code alpha2}, and {@code freeDays}
 *               besides public holidays, as {@code 2027-03-03 Founders' Day; 2027-04-21 Harvest}, or {@code none}
 */
public record DirectoryEntry(String code, Map<String, String> values) {
    /** Fields of an organisation, in the order of the table that is imported. */
    public static final List<String> FIELDS =
            List.of("name", "mailAddress", "language", "timeZone", "weekend", "alpha2", "freeDays");

    /** What {@code freeDays} says where a country has added none to the public holidays. */
    public static final String NO_FREE_DAYS = "none";

    private static final Pattern FREE_DAY = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\S[^;\\p{Cntrl}]{0,199})");

    private static final String AGENCY = "[A-Z]{3}-[A-Z0-9-]{2,20}";
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "es", "ar");

    public DirectoryEntry {
        values = Map.copyOf(values);
    }

    /** Reads what an officer wants to write; a field that is not sent stays as it is. */
    public static Reading<DirectoryEntry> read(String code, Map<String, ?> sent) {
        boolean agency = code.matches(AGENCY);
        boolean interpol = OrganisationCode.INTERPOL.value().equals(code);
        return Fields.read(sent, in -> {
            in.check(
                    agency || interpol || code.matches("[A-Z]{3}"),
                    "code",
                    "wrong.directoryCode",
                    "must be the code of a country, as KEN, of an agency, as KEN-WCIU, or INTERPOL");
            Map<String, String> values = new TreeMap<>();
            put(values, "name", in.optional("name", Texts.line(200)));
            put(values, "mailAddress", in.optional("mailAddress", Texts.email()));
            if (!agency) put(values, "language", in.optional("language", language()));
            if (!agency && !interpol) {
                put(values, "timeZone", in.optional("timeZone", timeZone()));
                put(values, "weekend", in.optional("weekend", weekend()));
                put(values, "alpha2", in.optional("alpha2", alpha2()));
                put(values, "freeDays", in.optional("freeDays", freeDays()));
            }
            return in.build(() -> new DirectoryEntry(code, values));
        });
    }

    /** The entries of a change that two operators agreed on, by code. */
    public static List<DirectoryEntry> of(Map<String, String> details) {
        Map<String, Map<String, String>> byCode = new TreeMap<>();
        details.forEach((key, value) -> {
            int dot = key.indexOf('.');
            byCode.computeIfAbsent(key.substring(0, dot), code -> new TreeMap<>())
                    .put(key.substring(dot + 1), value);
        });
        List<DirectoryEntry> entries = new ArrayList<>();
        byCode.forEach((code, values) -> entries.add(new DirectoryEntry(code, values)));
        return entries;
    }

    /** The same as the details of a change. */
    public Map<String, String> details() {
        return values.entrySet().stream()
                .collect(Collectors.toMap(value -> code + "." + value.getKey(), Map.Entry::getValue));
    }

    /** Those of {@link #FIELDS} that can be changed. */
    public List<String> fields() {
        if (isAgency()) return FIELDS.subList(0, 2);
        return OrganisationCode.INTERPOL.value().equals(code) ? FIELDS.subList(0, 3) : FIELDS;
    }

    public boolean isAgency() {
        return code.contains("-");
    }

    /** The organisation, or the country of the agency. */
    public OrganisationCode organisation() {
        return new OrganisationCode(isAgency() ? code.substring(0, 3) : code);
    }

    /**
     * What changes.
     *
     * @param now the entry as it is; null for a new one
     * @throws Refusal.Invalid naming each field that a new entry needs
     */
    public DirectoryEntry changing(DirectoryEntry now) {
        if (now == null) {
            List<String> needed =
                    isAgency() ? List.of("name") : List.of("name", "mailAddress", "timeZone", "weekend", "alpha2");
            List<Violation> missing = needed.stream()
                    .filter(field -> !values.containsKey(field))
                    .map(field -> new Violation(field, "wrong.required", "is required for a new entry"))
                    .toList();
            if (!missing.isEmpty()) throw new Refusal.Invalid(missing);
            return this;
        }
        Map<String, String> changed = new TreeMap<>(values);
        changed.entrySet()
                .removeIf(value -> value.getValue().equals(now.values().get(value.getKey())));
        return new DirectoryEntry(code, changed);
    }

    /** The names of free days, as {@code freeDays} has them, by day. */
    public static Map<LocalDate, String> freeDays(String text) {
        Map<LocalDate, String> days = new TreeMap<>();
        if (NO_FREE_DAYS.equals(text.strip())) return days;
        for (String item : text.split(";")) {
            Matcher day = FREE_DAY.matcher(item.strip());
            if (!day.matches() || days.put(LocalDate.parse(day.group(1)), day.group(2)) != null)
                throw new IllegalArgumentException(item);
        }
        return days;
    }

    private static Kind<String> freeDays() {
        return Texts.form(
                        20_000,
                        DirectoryEntry::areFreeDays,
                        "wrong.freeDays",
                        "must be none, or days with names, each day once, as 2027-03-03 Founders' Day; 2027-04-21 Harvest")
                .map(text -> NO_FREE_DAYS.equals(text.strip())
                        ? NO_FREE_DAYS
                        : freeDays(text).entrySet().stream()
                                .map(day -> day.getKey() + " " + day.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private static boolean areFreeDays(String text) {
        try {
            freeDays(text);
            return true;
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return false;
        }
    }

    private static void put(Map<String, String> values, String field, String value) {
        if (value != null) values.put(field, value);
    }

    private static Kind<String> language() {
        return Texts.form(2, LANGUAGES::contains, "wrong.letterLanguage", "must be en, fr, es or ar");
    }

    private static Kind<String> alpha2() {
        return Texts.form(
                2, text -> text.matches("[A-Z]{2}"), "wrong.alpha2", "must be an ISO 3166-1 alpha-2 code, as KE");
    }

    private static Kind<String> timeZone() {
        return Texts.form(64, DirectoryEntry::isZone, "wrong.timeZone", "must be a time zone, as Africa/Nairobi");
    }

    private static boolean isZone(String text) {
        try {
            return ZoneId.getAvailableZoneIds().contains(ZoneId.of(text).getId());
        } catch (DateTimeException noZone) {
            return false;
        }
    }

    /** One to six days, as {@code SAT SUN} or as the directory writes them. */
    private static Kind<String> weekend() {
        return Texts.form(
                        80,
                        text -> !days(text).contains("") && days(text).size() < DayOfWeek.values().length,
                        "wrong.weekend",
                        "must be one to six days of the week, as SAT SUN")
                .map(text -> String.join(",", days(text)));
    }

    /** Full English names in the order of the week; an empty one for what is no day. */
    private static List<String> days(String text) {
        return Arrays.stream(text.strip().toUpperCase(Locale.ROOT).split("[ ,]+"))
                .map(word -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equals(word)
                                || day.name().substring(0, 3).equals(word))
                        .findFirst())
                .distinct()
                .sorted((one, other) -> Integer.compare(
                        one.map(DayOfWeek::getValue).orElse(0),
                        other.map(DayOfWeek::getValue).orElse(0)))
                .map(day -> day.map(DayOfWeek::name).orElse(""))
                .toList();
    }
}
