package org.ncbrelay.support.matter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ncbrelay.config.demo.FormFiller;

/** Answers forms at random: the first choice, which moves a case forward, as often as wished; else every choice is as likely. */
public record RandomAnswers(Random chance, int approval, List<String> countries, Map<String, Object> given) {
    /** How the pattern of a country, or of several, begins. */
    private static final String COUNTRY = "^[A-Z]{3}";

    private static final int[] DAYS = {1, 10, 60, 60, 200};

    /**
     * @param approval  in percent, how often the first choice is taken without looking at the others
     * @param countries that are named where a form asks for one
     * @param given     answers that are not left to chance, by key
     */
    public RandomAnswers {
        given = Map.copyOf(given);
    }

    public RandomAnswers(Random chance, int approval, List<String> countries) {
        this(chance, approval, countries, Map.of());
    }

    /** @return values by key; another time others */
    public Map<String, Object> to(JsonNode form, LocalDate today) {
        Map<String, Object> chosen = new HashMap<>();
        choose(form.path("components"), today, chosen);
        chosen.putAll(given);
        return new FormFiller(today, chosen).fill(form);
    }

    /** The first choice of every decision. */
    public static Map<String, Object> plain(JsonNode form, LocalDate today) {
        return new FormFiller(today, Map.of()).fill(form);
    }

    private void choose(JsonNode components, LocalDate today, Map<String, Object> chosen) {
        for (JsonNode component : components) {
            choose(component.path("components"), today, chosen);
            Object choice = choice(component, today);
            if (component.hasNonNull("key") && choice != null)
                chosen.put(component.path("key").asText(), choice);
        }
    }

    private Object choice(JsonNode component, LocalDate today) {
        return switch (component.path("type").asText()) {
            case "select", "radio" -> any(component.path("values"));
            case "checkbox" -> chance.nextInt(4) > 0;
            case "datetime" -> today.plusDays(DAYS[chance.nextInt(DAYS.length)]).toString();
            case "number" -> number(component.path("validate"));
            case "textfield" -> country(component.path("validate"));
            default -> null;
        };
    }

    private Object any(JsonNode values) {
        if (values.isEmpty()) return null;
        int choice = chance.nextInt(100) < approval ? 0 : chance.nextInt(values.size());
        return values.path(choice).path("value").asText();
    }

    /** Null where the form does not ask for countries. */
    private Object country(JsonNode rules) {
        if (!rules.path("required").asBoolean()
                || !rules.path("pattern").asText().startsWith(COUNTRY)) return null;
        return countries.get(chance.nextInt(countries.size()));
    }

    private Object number(JsonNode rules) {
        int least = Math.max(1, rules.path("min").asInt(1));
        int most = Math.max(least, rules.path("max").asInt(least + 10));
        return least + chance.nextInt(Math.min(10, most - least + 1));
    }
}
