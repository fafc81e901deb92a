package org.ncbrelay.config.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills a form as the contract promises that it can be filled: the first choice of every decision, which moves the case
 * forward, and any text that fits.
 */
public final class FormFiller {
    private static final String TEXT = "Checked; the details are recorded on the case. ";
    private static final List<String> SHAPES =
            List.of("SGP", "desk@unit.example", "https://unit.example/page", "2027-06-30");
    /** The relay adds the countries to choose from when it serves a form. */
    private static final String ANY_COUNTRY = "SGP";

    private final LocalDate today;
    private final Map<String, Object> wanted;

    /** @param wanted answers by key that are to be given instead */
    public FormFiller(LocalDate today, Map<String, Object> wanted) {
        this.today = today;
        this.wanted = wanted;
    }

    /** @return plain values by key, as a browser would show them */
    public Map<String, Object> fill(JsonNode form) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (JsonNode component : form.path("components")) {
            String key = component.path("key").asText();
            if (component.has("components")) answers.putAll(fill(component));
            if (key.isEmpty()) continue;
            Object answer = wanted.containsKey(key) ? wanted.get(key) : answer(component);
            if (answer != null) answers.put(key, answer);
        }
        return answers;
    }

    /** The same as {@code /engine-rest} wants it. */
    public Map<String, Object> submission(JsonNode form) {
        return submission(fill(form));
    }

    public static Map<String, Object> submission(Map<String, Object> answers) {
        Map<String, Object> variables = new LinkedHashMap<>();
        answers.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        return Map.of("variables", variables);
    }

    private Object answer(JsonNode component) {
        return switch (component.path("type").asText()) {
            case "select", "radio" ->
                component.path("values").path(0).path("value").asText(null);
            case "taglist" ->
                component.path("validate").path("required").asBoolean()
                        ? List.of(component.path("values").path(0).path("value").asText(ANY_COUNTRY))
                        : null;
            // One that the other answers may hide contradicts them where they do.
            case "checkbox" -> component.has("conditional") ? null : true;
            case "number" ->
                component.path("validate").path("min").decimalValue().max(java.math.BigDecimal.ONE);
            // A mission waits for its first day.
            case "datetime" ->
                (component.path("key").asText().equals("startsOn") ? today : today.plusDays(60)).toString();
            case "textfield", "textarea" -> text(component.path("validate"));
            default -> null;
        };
    }

    private static String text(JsonNode rules) {
        if (rules.path("validationType").asText().equals("email")) return "desk@unit.example";
        if (rules.hasNonNull("pattern")) {
            String pattern = rules.path("pattern").asText();
            if (!rules.path("required").asBoolean()) return null;
            return SHAPES.stream()
                    .filter(shape -> shape.matches(pattern))
                    .findFirst()
                    .orElseThrow();
        }
        int least = rules.path("minLength").asInt(1);
        String text = TEXT.repeat(1 + least / TEXT.length()).strip();
        return text.substring(0, Math.min(text.length(), rules.path("maxLength").asInt(text.length())));
    }
}
