package org.ncbrelay.engine.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.reading.ShownName;
import org.springframework.stereotype.Component;

/** Validates answers against their form, on the server: what the browser would refuse is refused here too. */
@Component
public record FormValidator(FormConditions conditions, FieldRules rules) {
    /**
     * @param given answers by key, plain values
     * @param known the flow's variables: Tasklist sends back what it showed
     */
    public Checked check(FormDefinition form, Map<String, Object> given, Map<String, Object> known) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Object> asked = asked(form, given, known, violations);
        dropHidden(form, asked, known);
        Map<String, Object> accepted = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            boolean hidden = isHidden(field, form, asked, known);
            // A text may be left over from an answer that was changed; a tick decides something.
            if (hidden && Boolean.TRUE.equals(given.get(field.key())))
                violations.add(new Violation(field.key(), "wrong.contradicts", "contradicts the other answers"));
            if (hidden || isReadOnly(field, form, asked, known)) continue;
            Object answer = rules.check(field, form, asked.get(field.key()), merged(known, asked), violations);
            if (answer != null) accepted.put(field.key(), answer);
        }
        return new Checked(accepted, List.copyOf(violations));
    }

    /** Leaves out what is only an echo, and names what no one asked for. */
    private static Map<String, Object> asked(
            FormDefinition form, Map<String, Object> given, Map<String, Object> known, List<Violation> violations) {
        Map<String, Object> asked = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            if (form.field(key).isPresent()) asked.put(key, value);
            else if (!known.containsKey(key) || !Objects.equals(known.get(key), value))
                violations.add(new Violation(ShownName.of(key), "wrong.notAsked", "is not asked here"));
        });
        return asked;
    }

    /** A hidden answer must not decide whether another field is hidden; each round can hide more, never fewer keys. */
    private void dropHidden(FormDefinition form, Map<String, Object> asked, Map<String, Object> known) {
        boolean dropped;
        do {
            Map<String, Object> values = Map.copyOf(present(asked));
            dropped = asked.keySet().removeIf(key -> isHidden(form.field(key).orElseThrow(), form, values, known));
        } while (dropped);
    }

    private boolean isHidden(
            FormField field, FormDefinition form, Map<String, Object> asked, Map<String, Object> known) {
        return field.hiddenIf().stream()
                .anyMatch(condition -> conditions.isTrue(condition, form, merged(known, asked)));
    }

    private boolean isReadOnly(
            FormField field, FormDefinition form, Map<String, Object> asked, Map<String, Object> known) {
        return !field.readOnly().isEmpty() && conditions.isTrue(field.readOnly(), form, merged(known, asked));
    }

    private static Map<String, Object> merged(Map<String, Object> known, Map<String, Object> asked) {
        Map<String, Object> merged = new LinkedHashMap<>(known);
        merged.putAll(asked);
        return merged;
    }

    private static Map<String, Object> present(Map<String, Object> values) {
        Map<String, Object> present = new LinkedHashMap<>(values);
        present.values().removeIf(Objects::isNull);
        return present;
    }

    /**
     * @param answers    what the form accepts: String, Boolean, Long, Double or List of String
     * @param violations everything wrong
     */
    public record Checked(Map<String, Object> answers, List<Violation> violations) {}
}
