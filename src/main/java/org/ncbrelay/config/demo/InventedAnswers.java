package org.ncbrelay.config.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Fills forms as most officers would: the first choice mostly, another now and then. */
final class InventedAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ONE_IN = 12;
    private static final String WORDS = "Checked by the desk; details stand on the case. ";

    private final Random random;

    InventedAnswers(Random random) {
        this.random = random;
    }

    Map<String, Object> to(InputStream form, Instant now) {
        try (form) {
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
            case "number" -> rules.path("min").asInt(1);
            case "datetime" ->
                LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(60).toString();
            case "textfield", "textarea" -> rules.hasNonNull("pattern") ? null : words(rules);
            default -> null;
        };
    }

    private String choice(JsonNode values) {
        boolean other = values.size() > 1 && random.nextInt(ONE_IN) == 0;
        return values.path(other ? 1 + random.nextInt(values.size() - 1) : 0)
                .path("value")
                .asText();
    }

    private static String words(JsonNode rules) {
        String text = WORDS.repeat(1 + rules.path("minLength").asInt(0) / WORDS.length());
        return text.substring(0, Math.min(text.length(), rules.path("maxLength").asInt(4000)))
                .strip();
    }
}
