package org.ncbrelay.domain.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.casefile.Seized;

/**
 * Seizures as a table for the CITES annual illegal trade report. Its sources are Resolution Conf. 11.17 (Rev. CoP18), paragraph 3, and
 * section 1 of the "Guidelines for the preparation and submission of the CITES annual illegal trade report" (SC71, August 2019): one
 * report for 1 January to 31 December, due on 31 October of the next year, as an electronic table and not as PDF; the terms are, as far as
 * possible, those of the guidelines for annual reports (SC66). We could not compare the headings, the codes of specimens and units, and
 * the form of dates with the standard format, which the Secretariat distributes and may amend: the NCB does so before it submits. The
 * words and units of specimens are ours; dates are ISO 8601, countries ISO 3166-1 alpha-2. The reference, which is last, is not of the
 * format: it leads the NCB back to its case.
 */
public final class IllegalTradeReport {
    /** The columns in order, each with its field of a seizure. */
    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("Date of seizure", "seizedOn");
        COLUMNS.put("Species", "taxon");
        COLUMNS.put("Description of specimen", "type");
        COLUMNS.put("Quantity", "quantity");
        COLUMNS.put("Unit", "unit");
        COLUMNS.put("Location of incident", "place");
        COLUMNS.put("Detecting agency", "detectingAgency");
        COLUMNS.put("Reason for seizure", "reason");
        COLUMNS.put("Mode of transport", "transport");
        COLUMNS.put("Method of detection", "detection");
        COLUMNS.put("Method of concealment", "concealment");
        COLUMNS.put("Alleged country of origin", "origin");
        COLUMNS.put("Country(ies) of transit", "transit");
        COLUMNS.put("Alleged final destination", "destination");
        COLUMNS.put("Estimated value in country", "value");
        COLUMNS.put("Nationality of offenders", "nationalities");
        COLUMNS.put("Law under which charges were brought", "law");
        COLUMNS.put("Sanction", "sanction");
        COLUMNS.put("Disposal of confiscated specimens", "disposal");
        COLUMNS.put("Additional information", "note");
        COLUMNS.put("reference", "reference");
    }

    private static final Map<String, String> UNITS =
            Map.of("ITEMS", "number of specimens", "KG", "kg", "M3", "m3", "L", "l", "CM", "cm");

    private static final Map<String, String> ALPHA2 = Stream.of(Locale.getISOCountries())
            .collect(Collectors.toMap(code -> new Locale("", code).getISO3Country(), Function.identity()));

    private IllegalTradeReport() {}

    /** @param marks as a {@link Table} has them */
    public static Table of(List<Seized> seizures, List<HandlingMarkings> marks) {
        return new Table(
                List.copyOf(COLUMNS.keySet()),
                seizures.stream().map(IllegalTradeReport::row).toList(),
                marks);
    }

    private static List<String> row(Seized seized) {
        return COLUMNS.values().stream().map(field -> cell(seized, field)).toList();
    }

    private static String cell(Seized seized, String field) {
        Object value = seized.seizure().get(field);
        return switch (field) {
            case "reference" -> seized.reference();
            case "detectingAgency" -> value == null ? seized.agency() : value.toString();
            case "type" ->
                value.toString().charAt(0) + value.toString().substring(1).toLowerCase(Locale.ROOT);
            case "unit" -> UNITS.get(value);
            case "value" -> value instanceof Map<?, ?> price ? price.get("amount") + " " + price.get("currency") : "";
            case "origin", "transit", "destination", "nationalities" -> countries(value);
            default -> value == null ? "" : value.toString();
        };
    }

    private static String countries(Object codes) {
        Stream<?> all = codes instanceof List<?> list ? list.stream() : Stream.ofNullable(codes);
        return all.map(code -> ALPHA2.getOrDefault(code, code.toString())).collect(Collectors.joining(" "));
    }
}
