package org.ncbrelay.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.port.TaskForms.TaskForm.Bounds;
import org.ncbrelay.port.TaskForms.TaskForm.Choice;
import org.ncbrelay.port.TaskForms.TaskForm.Kind;
import org.ncbrelay.port.TaskForms.TaskForm.Part;
import org.springframework.stereotype.Component;

/** Reads a form's file as people are shown it, here and in Tasklist: the same parts, the same bounds, the same conditions. */
@Component
public class FormReading {
    private final FormConditions conditions;

    FormReading(FormConditions conditions) {
        this.conditions = conditions;
    }

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
}
