package org.ncbrelay.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One field of a form.
 *
 * @param type     as in the form's schema: {@code textfield}, {@code select}, …
 * @param subtype  {@code date}, {@code time} or {@code datetime} of a date field, else empty
 * @param readOnly shown but not asked; a FEEL expression or {@code true}, else empty
 * @param rules    the schema's {@code validate} object
 * @param choices  the values to choose from; null where they are not fixed in the form
 * @param hiddenIf FEEL expressions; where one is true, the field is not asked
 */
record FormField(
        String key,
        String type,
        String subtype,
        String readOnly,
        JsonNode rules,
        List<String> choices,
        List<String> hiddenIf) {
    /** Components that the browser sends back although no one fills them in. */
    private static final Set<String> NO_INPUT =
            Set.of("expression", "button", "text", "html", "image", "table", "iframe");

    static FormField read(JsonNode component, List<String> hiddenIf) {
        return new FormField(
                component.path("key").asText(),
                component.path("type").asText(),
                component.path("subtype").asText(),
                readOnly(component),
                component.path("validate"),
                choices(component),
                hiddenIf);
    }

    boolean isRequired() {
        return rules.path("required").asBoolean();
    }

    private static String readOnly(JsonNode component) {
        if (component.path("disabled").asBoolean()
                || NO_INPUT.contains(component.path("type").asText())) return "true";
        String readonly = component.path("readonly").asText();
        return "false".equals(readonly) ? "" : readonly;
    }

    private static List<String> choices(JsonNode component) {
        if (!component.path("values").isArray()) return null;
        List<String> choices = new ArrayList<>();
        for (JsonNode choice : component.path("values"))
            choices.add(choice.path("value").asText());
        return List.copyOf(choices);
    }
}
