package org.ncbrelay.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.reading.Reading;
import org.ncbrelay.domain.taxa.Taxa.Taxon;

class ResultReaderTest {
    @Test
    void aWholeReportIsAcceptedAndCounted() {
        Results results = read(report()).orThrow();

        assertThat(results.seizures()).singleElement().satisfies(seizure -> {
            assertThat(seizure.citesAppendix()).isEqualTo("I/II");
            assertThat(seizure.transit()).containsExactly("SGP", "MYS");
        });
        assertThat(results.persons()).isEqualTo(5);
        assertThat(results.accountsClosed()).hasSize(1);
        assertThat(results.toTree()).containsOnlyKeys("seizures", "arrests", "accountsClosed");
    }

    @Test
    void eachListStandsAlone() {
        for (String list : List.of("seizures", "arrests", "accountsClosed")) {
            Map<String, Object> report = report();
            report.keySet().retainAll(Set.of(list));
            report.put(list.equals("arrests") ? "seizures" : "arrests", List.of());
            assertThat(read(report).violations()).as(list).isEmpty();
        }
        assertThat(wrong(new HashMap<>())).containsExactly("seizures");
        assertThat(wrong(new HashMap<>(Map.of("arrests", List.of())))).containsExactly("seizures");
    }

    @Test
    void everyMissingFieldIsNamed() {
        assertThat(wrong(Map.of(
                        "seizures",
                        List.of(Map.of()),
                        "arrests",
                        List.of(Map.of()),
                        "accountsClosed",
                        List.of(Map.of()))))
                .containsExactly(
                        "seizures[0].taxon",
                        "seizures[0].type",
                        "seizures[0].quantity",
                        "seizures[0].unit",
                        "seizures[0].seizedOn",
                        "seizures[0].place",
                        "arrests[0].arrestedOn",
                        "arrests[0].persons",
                        "accountsClosed[0].platform",
                        "accountsClosed[0].account",
                        "accountsClosed[0].closedOn");
    }

    /** By the kinds of a request: a specimen that was asked about and one that was seized are refused in the same words. */
    @ParameterizedTest
    @CsvSource({"taxon, ' '", "type, TUSK", "quantity, none", "unit, TONS"})
    void aSeizedSpecimenIsRefusedInTheWordsOfARequest(String field, String value) {
        Map<String, Object> report = report();
        entry(report, "seizures").put(field, value);
        Violation asked = Sample.ivory()
                .with("specimens[0]." + field, value)
                .readFor(Sample.KEN)
                .violations()
                .get(0);
        assertThat(read(report).violations())
                .extracting(Violation::code, Violation::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(asked.code(), asked.message()));
    }

    @ParameterizedTest
    @CsvSource({
        "seizures, seizedOn, 2026-11-27",
        "seizures, origin, KENYA",
        "seizures, law, \u202Elaw",
        "seizures, offender, John",
        "arrests, arrestedOn, yesterday",
        "arrests, place, ' '",
        "accountsClosed, closedOn, 1989-12-31"
    })
    void aWrongOrUnknownFieldIsNamed(String list, String field, String value) {
        Map<String, Object> report = report();
        entry(report, list).put(field, value);
        assertThat(wrong(report)).containsExactly(list + "[0]." + field);
    }

    @Test
    void personsAreWholeAndFew() {
        for (Object persons : List.of(0, -1, new BigDecimal("1.5"), 10_001, "2")) {
            Map<String, Object> report = report();
            entry(report, "arrests").put("persons", persons);
            assertThat(wrong(report)).as(persons.toString()).containsExactly("arrests[0].persons");
        }
    }

    private static Map<String, Object> report() {
        Map<String, Object> seizure = new HashMap<>(Map.of(
                "taxon", "Loxodonta africana",
                "type", "IVORY",
                "quantity", new BigDecimal("6.5"),
                "unit", "KG",
                "seizedOn", "2026-11-26",
                "place", "Mombasa",
                "transit", List.of("SGP", "MYS"),
                "value", Map.of("amount", 1000, "currency", "USD")));
        Map<String, Object> account = new HashMap<>(
                Map.of("platform", "Savanna Market", "account", "coastal_antiques", "closedOn", "2026-11-20"));
        Map<String, Object> report = new HashMap<>();
        report.put("seizures", List.of(seizure));
        report.put("arrests", new ArrayList<>(List.of(arrest(2), arrest(3))));
        report.put("accountsClosed", List.of(account));
        return report;
    }

    private static Map<String, Object> arrest(int persons) {
        return new HashMap<>(Map.of("arrestedOn", "2026-11-25", "persons", persons));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> entry(Map<String, Object> report, String list) {
        return ((List<Map<String, Object>>) report.get(list)).get(0);
    }

    private static List<String> wrong(Map<String, Object> report) {
        return read(report).violations().stream().map(Violation::field).toList();
    }

    private static Reading<Results> read(Map<String, Object> report) {
        return ResultReader.read(
                report,
                new ReadingContext(
                        Sample.KEN,
                        Sample.TODAY,
                        Sample.NOW,
                        Set.of("KEN"),
                        name -> Optional.of(new Taxon(name, "African elephant", "I/II", "mammal")),
                        reference -> false,
                        code -> false));
    }
}
