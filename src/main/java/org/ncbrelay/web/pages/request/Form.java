package org.ncbrelay.web.pages.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;

/**
 * Parts of a step of the request page, or of a report of results, as their template draws them.
 *
 * @param violations shown next to their fields; empty while no one has asked for a check
 */
public record Form(
        Map<String, Object> content,
        List<Violation> violations,
        PageFormatter show,
        Map<String, String> members,
        Map<String, String> territories) {
    /** A part with its rows; {@code problem} is what is wrong with the part as a whole. */
    public record PartView(String name, String title, boolean repeated, List<RowView> rows, String problem) {
        /** Whether entries come in numbers: they have an overview, and several can be pasted at once. */
        public boolean overviewOffered() {
            return isInvited(name);
        }

        public boolean overview() {
            return overviewOffered() && rows.size() > 1;
        }
    }

    public record RowView(String name, int number, List<FieldView> fields) {
        public boolean wrong() {
            return fields.stream().anyMatch(field -> field.error() != null);
        }
    }

    /**
     * @param id      of the input, and the anchor of its errors
     * @param value   as the input has it; for several choices empty
     * @param values  the chosen ones where several can be
     * @param options names to choose with their words
     * @param hint    null if there is none
     * @param when    which answers to another field ask for it; null if it is always asked
     * @param error   null if nothing is wrong
     */
    public record FieldView(
            String id,
            String path,
            String kind,
            String label,
            String value,
            List<String> values,
            Map<String, String> options,
            boolean mandatory,
            boolean wide,
            int longest,
            String hint,
            String when,
            String error) {
        private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d)?)?)?");

        /** Whether a field for a date can show the value. */
        public boolean readable() {
            return TIME.matcher(value).matches();
        }
    }

    public List<PartView> of(List<FieldGroup> parts) {
        return parts.stream().map(this::part).toList();
    }

    private PartView part(FieldGroup part) {
        boolean blank = part.repeated() && !(content.get(part.name()) instanceof List<?>);
        return view(part, !blank ? part.rows(content) : isInvited(part.name()) ? List.of(Map.of()) : List.of());
    }

    /** A part with the entries that there are; a list has none at first. */
    PartView filled(FieldGroup part) {
        boolean blank = part.repeated() && !(content.get(part.name()) instanceof List<?>);
        return view(part, blank ? List.of() : part.rows(content));
    }

    private PartView view(FieldGroup part, List<Map<String, Object>> rows) {
        List<RowView> views = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) views.add(row(part, rows.get(i), i));
        String title = part.name().isEmpty() ? null : show.text("part." + part.name());
        return new PartView(
                part.name(), title, part.repeated(), views, part.name().isEmpty() ? null : error(part.name()));
    }

    /** A request about a case has at least one of these. */
    private static boolean isInvited(String part) {
        return part.equals("listings") || part.equals("specimens");
    }

    private RowView row(FieldGroup part, Map<String, Object> row, int index) {
        List<FieldView> fields = part.fields().stream()
                .map(field -> field(part, field, row, index))
                .toList();
        return new RowView(part.name() + "[" + index + "]", index + 1, fields);
    }

    private FieldView field(FieldGroup part, Field field, Map<String, Object> row, int index) {
        String path = part.path(field, index);
        Object value = field.in(row);
        String key = part.key(field);
        String hint = show.hint("hint." + key.substring("field.".length()));
        return new FieldView(
                "f-" + path.replaceAll("[^A-Za-z0-9]", "-"),
                path,
                field.kind().name(),
                show.text(key),
                input(field, value),
                value instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of(),
                options(field),
                field.mandatory(),
                field.isWide(),
                field.longest(),
                hint.isEmpty() ? null : hint,
                field.when(),
                error(path));
    }

    private String input(Field field, Object value) {
        if (value == null) return "";
        if (field.kind() == Field.InputKind.CODES && value instanceof List<?> codes)
            return String.join(", ", codes.stream().map(String::valueOf).toList());
        if (field.kind() == Field.InputKind.MOMENT) return local(value.toString());
        return value.toString();
    }

    private String local(String moment) {
        try {
            return LocalDateTime.ofInstant(Instant.parse(moment), show.zone())
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString();
        } catch (DateTimeException asTyped) {
            return moment;
        }
    }

    private Map<String, String> options(Field field) {
        return switch (field.kind()) {
            case COUNTRY, COUNTRIES -> members;
            case TERRITORY -> territories;
            default -> {
                Map<String, String> options = new LinkedHashMap<>();
                field.choices().forEach(choice -> options.put(choice, show.word(field.list(), choice)));
                yield options;
            }
        };
    }

    /** What is wrong at a path or, for a list of choices, at any of its elements. */
    private String error(String path) {
        return violations.stream()
                .filter(violation -> violation.field().equals(path)
                        || violation.field().matches(java.util.regex.Pattern.quote(path) + "\\[\\d+]"))
                .map(new RefusalTexts(show)::of)
                .findFirst()
                .orElse(null);
    }
}
