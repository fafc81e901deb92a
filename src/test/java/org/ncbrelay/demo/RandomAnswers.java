package org.ncbrelay.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Fills forms as most officers would: the first choice mostly, another now and then. */
final class RandomAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ONE_IN = 12;
    private static final String WORDS = "Checked; details are recorded on the case. ";
    /** Texts of which one fits wherever a form wants a text of a certain shape. */
    private static final List<String> SHAPES = List.of("SGP", "FRA", "desk@unit.example", "https://unit.example/page");

    private final Random random;
    private final String country;

    /** @param random null for the plainest answers: always the first choice */
    RandomAnswers(Random random, String country) {
        this.random = random;
        this.country = country;
    }

    /** The same without any choice but the first. */
    RandomAnswers plain() {
        return new RandomAnswers(null, country);
    }

    Map<String, Object> to(byte[] form, Instant now) {
        try {
            Map<String, Object> answers = new LinkedHashMap<>();
            fill(JSON.readTree(form).path("components"), answers, now);
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(JsonNode components, Map<String, Object> answers, Instant now) {
        for (JsonNode component : components) {
            fill(component.path("components"), answers, now);
            if (!component.hasNonNull("key")) continue;
            Object answer = answer(component, now);
            if (answer != null) answers.put(component.path("key").asText(), answer);
        }
    }

    private Object answer(JsonNode component, Instant now) {
        JsonNode rules = component.path("validate");
        return switch (component.path("type").asText()) {
            case "select", "radio" -> choice(component.path("values"));
            case "checkbox" -> true;
            case "number" -> Math.max(1, rules.path("min").asInt(1));
            case "datetime" ->
                LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(60).toString();
            case "textfield", "textarea" -> rules.hasNonNull("pattern") ? shaped(rules, now) : words(rules);
            default -> null;
        };
    }

    private String choice(JsonNode values) {
        boolean other = random != null && values.size() > 1 && random.nextInt(ONE_IN) == 0;
        return values.path(other ? 1 + random.nextInt(values.size() - 1) : 0)
                .path("value")
                .asText();
    }

    private String shaped(JsonNode rules, Instant now) {
        if (!rules.path("required").asBoolean()) return null;
        String pattern = rules.path("pattern").asText();
        String day = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(60).toString();
        return Stream.concat(Stream.of(day), SHAPES.stream().filter(shape -> !shape.equals(country)))
                .filter(shape -> shape.matches(pattern))
                .findFirst()
                .orElse(null);
    }

    private static String words(JsonNode rules) {
        String text = WORDS.repeat(1 + rules.path("minLength").asInt(0) / WORDS.length());
        return text.substring(0, Math.min(text.length(), rules.path("maxLength").asInt(4000)))
                .strip();
    }
}
