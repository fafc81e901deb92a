package org.ncbrelay.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.port.TaskForms.TaskForm.Bounds;
import org.ncbrelay.port.TaskForms.TaskForm.Choice;
import org.ncbrelay.port.TaskForms.TaskForm.Kind;
import org.ncbrelay.port.TaskForms.TaskForm.Part;
import org.springframework.stereotype.Component;

/** Reads a form's file as people are shown it, here and in Tasklist: the same parts, the same bounds, the same conditions. */
@Component
public record FormReading(FormConditions conditions) {
    /**
     * @param node  diagram and node of the task
     * @param shows what the diagram says that the task shows
     * @param known the flow's variables
     * @throws IllegalStateException if the form has a component or a bound that we do not know how to show
     */
    public TaskForm read(FormDefinition form, String node, List<String> shows, Map<String, Object> known) {
        AskedWith asked = new AskedWith(form, conditions, known);
        List<Part> parts = new ArrayList<>();
        for (JsonNode component : form.components())
            asked.of(component.path("conditional").path("hide").asText())
                    .ifPresent(with -> parts.add(part(component, with)));
        Map<String, Object> present = new HashMap<>(known);
        present.values().removeIf(Objects::isNull);
        return new TaskForm(form.id(), node, shows, parts, present);
    }

    /** @throws IllegalStateException if the form has a component or a bound that we do not know how to show */
    public static void requireReadable(FormDefinition form) {
        new FormReading(new FormConditions()).read(form, "", List.of(), Map.of());
    }

    private static Part part(JsonNode component, List<Map<String, String>> askedWith) {
        Kind kind = kind(component);
        JsonNode rules = component.path("validate");
        boolean number = kind == Kind.NUMBER;
        return new Part(
                kind,
                component.path("key").asText(component.path("id").asText()),
                component.path("key").asText(),
                words(component, kind),
                component.path("description").asText(),
                rules.path("required").asBoolean(),
                component.path("disallowPassedDates").asBoolean(),
                new Bounds(bound(rules, number ? "min" : "minLength"), bound(rules, number ? "max" : "maxLength")),
                choices(component),
                askedWith);
    }

    private static Kind kind(JsonNode component) {
        String type = component.path("type").asText();
        return switch (type) {
            case "text" -> Kind.TEXT;
            case "textfield" -> Kind.LINE;
            case "textarea" -> Kind.NARRATIVE;
            case "select", "radio" -> Kind.CHOICE;
            case "checkbox" -> Kind.FLAG;
            case "number" -> Kind.NUMBER;
            case "datetime" -> dayOnly(component);
            default -> throw new IllegalStateException("A component of the type " + type + " cannot be shown.");
        };
    }

    private static Kind dayOnly(JsonNode component) {
        if (!"date".equals(component.path("subtype").asText()))
            throw new IllegalStateException("Of moments, only days can be shown.");
        return Kind.DAY;
    }

    private static String words(JsonNode component, Kind kind) {
        if (kind == Kind.TEXT) return component.path("text").asText();
        return component
                .path(kind == Kind.DAY ? "dateLabel" : "label")
                .asText(component.path("label").asText());
    }

    private static List<Choice> choices(JsonNode component) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode choice : component.path("values"))
            choices.add(new Choice(
                    choice.path("value").asText(), choice.path("label").asText()));
        return choices;
    }

    private static BigDecimal bound(JsonNode rules, String name) {
        return rules.hasNonNull(name) ? rules.path(name).decimalValue() : null;
    }

    /**
     * With which answers to other fields a part of a form is asked. The condition itself is tried with each answer that they offer, so
     * that a page, with or without a script, needs no second understanding of FEEL.
     */
    private static final class AskedWith {
        private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

        /** No form of ours comes near; one that did would be slow to show. */
        private static final int MOST_COMBINATIONS = 200;

        private final FormDefinition form;
        private final FormConditions conditions;
        private final Map<String, Object> known;
        private final Map<String, Optional<List<Map<String, String>>>> tried = new HashMap<>();

        AskedWith(FormDefinition form, FormConditions conditions, Map<String, Object> known) {
            this.form = form;
            this.conditions = conditions;
            this.known = known;
        }

        /**
         * @param hide FEEL expression that hides the part; empty if none does
         * @return the combinations, none of them where it is always asked; empty where it is never asked
         * @throws IllegalStateException if the condition names a field with too many answers to try them
         */
        Optional<List<Map<String, String>>> of(String hide) {
            return hide.isEmpty() ? Optional.of(List.of()) : tried.computeIfAbsent(hide, this::attempt);
        }

        private Optional<List<Map<String, String>>> attempt(String hide) {
            List<Map<String, String>> all = combinations(hide);
            List<Map<String, String>> asked =
                    all.stream().filter(answers -> isAsked(hide, answers)).toList();
            if (asked.isEmpty()) return Optional.empty();
            return Optional.of(asked.size() == all.size() ? List.of() : asked);
        }

        private boolean isAsked(String hide, Map<String, String> answers) {
            Map<String, Object> values = new HashMap<>(known);
            answers.forEach(
                    (key, answer) -> values.put(key, value(form.field(key).orElseThrow(), answer)));
            return !conditions.isTrue(hide, form, values);
        }

        private static Object value(FormField field, String answer) {
            if (answer.isEmpty()) return null;
            return isTick(field) ? Boolean.valueOf(answer) : answer;
        }

        private List<Map<String, String>> combinations(String hide) {
            List<Map<String, String>> all = List.of(Map.of());
            for (FormField field : form.fields()) {
                if (!names(hide).contains(field.key())) continue;
                List<Map<String, String>> longer = new ArrayList<>();
                for (Map<String, String> shorter : all)
                    for (String answer : answers(field)) longer.add(with(shorter, field.key(), answer));
                all = longer;
            }
            if (all.size() > MOST_COMBINATIONS)
                throw new IllegalStateException("too many answers to try in " + form.id() + ": " + hide);
            return all;
        }

        private List<String> answers(FormField field) {
            if (isTick(field)) return List.of("true", "false");
            if (field.choices() == null)
                throw new IllegalStateException(
                        "A condition of " + form.id() + " names " + field.key() + ", a free text.");
            List<String> answers = new ArrayList<>(List.of(""));
            answers.addAll(field.choices());
            return answers;
        }

        private static boolean isTick(FormField field) {
            return "checkbox".equals(field.type());
        }

        private static Map<String, String> with(Map<String, String> shorter, String key, String answer) {
            Map<String, String> longer = new LinkedHashMap<>(shorter);
            longer.put(key, answer);
            return longer;
        }

        private static Set<String> names(String expression) {
            Set<String> names = new HashSet<>();
            NAME.matcher(TEXT.matcher(expression).replaceAll("")).results().forEach(name -> names.add(name.group()));
            return names;
        }
    }
}
