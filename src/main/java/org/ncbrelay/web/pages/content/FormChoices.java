package org.ncbrelay.web.pages.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The words of the choices that forms offer, so that an answer is called later as it was when it was given. */
final class FormChoices {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Choice> ALL = read();

    private FormChoices() {}

    /** Empty if no form has such a choice under this name. */
    static Optional<Choice> find(String name, String value) {
        return Optional.ofNullable(ALL.get(name + '=' + value));
    }

    private static Map<String, Choice> read() {
        Map<String, Choice> choices = new HashMap<>();
        try {
            Resource[] forms = new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form");
            Map<String, Resource> inOrder = new TreeMap<>();
            Arrays.stream(forms).forEach(form -> inOrder.put(form.getFilename(), form));
            for (Resource form : inOrder.values()) {
                JsonNode read = JSON.readTree(form.getContentAsByteArray());
                for (JsonNode component : read.path("components"))
                    for (JsonNode choice : component.path("values"))
                        choices.putIfAbsent(
                                component.path("key").asText()
                                        + '='
                                        + choice.path("value").asText(),
                                new Choice(
                                        read.path("id").asText(),
                                        choice.path("label").asText()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(choices);
    }

    /** @param words in English */
    record Choice(String form, String words) {}
}
