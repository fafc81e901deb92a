package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.reading.ShownName;

/** Which keys a JSON body may have, at every depth. A shape says nothing of the values: the engine and the forms check these. */
public sealed interface JsonShape
        permits JsonShape.Keys,
                JsonShape.Value,
                JsonShape.EmptyList,
                JsonShape.ListOf,
                JsonShape.EntriesOf,
                JsonShape.OneOf,
                TypedValue {
    /** A text, number, boolean or null, or a list of these. */
    JsonShape VALUE = new Value(true);

    /** The same for the answer to a field of a form, whose text the form itself checks, and names the field. */
    JsonShape ANSWER = new Value(false);

    /** A list without elements: what Tasklist sends along although nothing is searched by it. */
    JsonShape EMPTY_LIST = new EmptyList();

    /** No body, or an object without keys. */
    JsonShape NOTHING = new Keys(Map.of());

    /**
     * An object with any of these keys, each with a {@link #VALUE}.
     *
     * @param names separated by blanks
     */
    static Keys keys(String names) {
        return new Keys(Map.of()).with(names);
    }

    /** The names that blanks separate. */
    static Set<String> names(String names) {
        return names.isBlank() ? Set.of() : Set.of(names.split(" "));
    }

    static JsonShape listOf(JsonShape element) {
        return new ListOf(element);
    }

    /** An object whose keys are the caller's own, such as the names of a form's fields. */
    static JsonShape entriesOf(JsonShape entry) {
        return new EntriesOf(entry);
    }

    /** One of these texts, which blanks separate. */
    static JsonShape oneOf(String texts) {
        return new OneOf(names(texts));
    }

    /**
     * @param at name of the value within the body, as the answer shows it; empty for the body itself
     * @return what does not belong there; empty if all of it does
     */
    List<Violation> violations(JsonNode value, String at);

    /** @param keys each with the shape of its value */
    record Keys(Map<String, JsonShape> keys) implements JsonShape {
        /** The same keys and one more. */
        public Keys with(String name, JsonShape shape) {
            Map<String, JsonShape> more = new LinkedHashMap<>(keys);
            more.put(name, shape);
            return new Keys(more);
        }

        /** The same keys and these, which blanks separate, each with a {@link #VALUE}. */
        public Keys with(String names) {
            Map<String, JsonShape> more = new LinkedHashMap<>(keys);
            for (String name : names(names)) more.put(name, VALUE);
            return new Keys(more);
        }

        @Override
        public List<Violation> violations(JsonNode value, String at) {
            if (!value.isObject()) return List.of(new Violation(at.isEmpty() ? "body" : at, "must be a JSON object"));
            List<Violation> violations = new ArrayList<>();
            value.fields().forEachRemaining(field -> {
                JsonShape shape = keys.get(field.getKey());
                String name = below(at, field.getKey());
                String wrong = FailingValues.ofKey(value, field.getKey());
                if (shape == null) violations.add(AllowedCall.refused(name));
                else if (wrong != null) violations.add(new Violation(name, wrong));
                else violations.addAll(shape.violations(field.getValue(), name));
            });
            return violations;
        }
    }

    /** @param compared whether the database compares a text with others */
    record Value(boolean compared) implements JsonShape {
        @Override
        public List<Violation> violations(JsonNode value, String at) {
            if (!isPlain(value)) return List.of(new Violation(at, "must be a plain value or a list of plain values"));
            String wrong = compared ? FailingValues.ofCompared(value) : null;
            return wrong == null ? List.of() : List.of(new Violation(at, wrong));
        }

        private static boolean isPlain(JsonNode value) {
            if (!value.isArray()) return value.isValueNode();
            for (JsonNode element : value) if (!element.isValueNode()) return false;
            return true;
        }
    }

    record EmptyList() implements JsonShape {
        @Override
        public List<Violation> violations(JsonNode value, String at) {
            boolean empty = value.isNull() || value.isArray() && value.isEmpty();
            return empty ? List.of() : List.of(AllowedCall.refused(at));
        }
    }

    /** @param element the shape of each element */
    record ListOf(JsonShape element) implements JsonShape {
        @Override
        public List<Violation> violations(JsonNode value, String at) {
            if (value.isNull()) return List.of();
            if (!value.isArray()) return List.of(new Violation(at, "must be a list"));
            List<Violation> violations = new ArrayList<>();
            for (int i = 0; i < value.size(); i++)
                violations.addAll(element.violations(value.get(i), at + '[' + i + ']'));
            return violations;
        }
    }

    /** @param entry the shape of each value */
    record EntriesOf(JsonShape entry) implements JsonShape {
        @Override
        public List<Violation> violations(JsonNode value, String at) {
            if (value.isNull()) return List.of();
            if (!value.isObject()) return List.of(new Violation(at, "must be a JSON object"));
            List<Violation> violations = new ArrayList<>();
            value.fields()
                    .forEachRemaining(
                            field -> violations.addAll(entry.violations(field.getValue(), below(at, field.getKey()))));
            return violations;
        }
    }

    /** @param texts in the case in which they are written */
    record OneOf(Set<String> texts) implements JsonShape {
        @Override
        public List<Violation> violations(JsonNode value, String at) {
            boolean known = value.isNull() || value.isTextual() && texts.contains(value.textValue());
            return known
                    ? List.of()
                    : List.of(new Violation(at, "must be one of " + String.join(", ", new TreeSet<>(texts))));
        }
    }

    private static String below(String at, String key) {
        String shown = ShownName.of(key);
        return at.isEmpty() ? shown : at + '.' + shown;
    }
}
