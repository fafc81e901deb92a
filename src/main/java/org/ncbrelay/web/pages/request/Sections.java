package org.ncbrelay.web.pages.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ncbrelay.web.pages.reader.PageFormatter;

/** A request as sections that people read: only what was given, in the order of the request page. */
public final class Sections {
    private static final String APPENDIX = "field.specimens.citesAppendix";

    private Sections() {}

    /**
     * @param part    name of the contract, such as {@code listings}; the step's where fields belong to the request itself
     * @param columns the labels that any entry has, in the order of the request page
     * @param rows    each the facts of one entry, by their label
     */
    public record Section(
            String part, String name, boolean repeated, List<String> columns, List<Map<String, String>> rows) {}

    public static List<Section> of(Map<String, Object> content, PageFormatter show) {
        List<Section> sections = new ArrayList<>();
        for (Step step : Step.values())
            for (FieldGroup part : step.parts()) {
                List<Map<String, String>> rows = rows(content, part, show);
                if (!rows.isEmpty())
                    sections.add(section(part.name().isEmpty() ? step.name() : part.name(), part, rows, show));
            }
        return sections;
    }

    /** A report of results likewise. */
    public static List<Section> ofResults(Map<String, Object> content, PageFormatter show) {
        return ResultsPage.PARTS.stream()
                .map(part -> section(part.name(), part, rows(content, part, show), show))
                .filter(section -> !section.rows().isEmpty())
                .toList();
    }

    /** The entries of one part, each with what was given. */
    public static List<Map<String, String>> rows(Map<String, Object> content, FieldGroup part, PageFormatter show) {
        return part.rows(content).stream()
                .map(row -> facts(part, row, show))
                .filter(facts -> !facts.isEmpty())
                .toList();
    }

    private static Section section(String name, FieldGroup part, List<Map<String, String>> rows, PageFormatter show) {
        return new Section(
                name,
                show.text((part.repeated() ? "parts." : part.name().isEmpty() ? "step." : "part.") + name),
                part.repeated(),
                columns(part, rows, show),
                rows);
    }

    private static List<String> columns(FieldGroup part, List<Map<String, String>> rows, PageFormatter show) {
        return part.fields().stream()
                .flatMap(field -> field.kind() == Field.InputKind.TAXON
                        ? Stream.of(show.text(part.key(field)), show.text(APPENDIX))
                        : Stream.of(show.text(part.key(field))))
                .filter(label -> rows.stream().anyMatch(row -> row.containsKey(label)))
                .toList();
    }

    private static Map<String, String> facts(FieldGroup part, Map<String, Object> row, PageFormatter show) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Field field : part.fields()) {
            Object value = field.in(row);
            if (value == null || value instanceof List<?> list && list.isEmpty()) continue;
            facts.put(show.text(part.key(field)), shown(field, value, show));
            if (field.kind() == Field.InputKind.TAXON && row.get("citesAppendix") != null)
                facts.put(show.text(APPENDIX), row.get("citesAppendix").toString());
        }
        return facts;
    }

    private static String shown(Field field, Object value, PageFormatter show) {
        try {
            return switch (field.kind()) {
                case CHOICE -> show.word(field.list(), value);
                case CHOICES ->
                    show.words(
                            field.list(),
                            ((List<?>) value).stream().map(String::valueOf).toList());
                case FLAG -> show.word("yesno", value);
                case DATE -> show.day(LocalDate.parse(value.toString()));
                case MOMENT -> show.time(Instant.parse(value.toString()));
                case COUNTRY, TERRITORY -> show.organisation(value.toString());
                case COUNTRIES, CODES ->
                    String.join(
                            show.text("summary.comma"),
                            ((List<?>) value)
                                    .stream()
                                            .map(code -> show.organisation(code.toString()))
                                            .toList());
                case NUMBER -> show.number((Number) value);
                default -> field.name().equals("language") ? show.tongue(value.toString()) : value.toString();
            };
        } catch (DateTimeException | ClassCastException asItStands) {
            return value.toString();
        }
    }
}
