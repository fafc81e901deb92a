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
    private static final Map<String, String> WORDS = read();

    private FormChoices() {}

    /** In English; empty if no form has such a choice under this name. */
    static Optional<String> words(String name, String value) {
        return Optional.ofNullable(WORDS.get(name + '=' + value));
    }

    private static Map<String, String> read() {
        Map<String, String> words = new HashMap<>();
        try {
            Resource[] forms = new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form");
            Map<String, Resource> inOrder = new TreeMap<>();
            Arrays.stream(forms).forEach(form -> inOrder.put(form.getFilename(), form));
            for (Resource form : inOrder.values())
                for (JsonNode component :
                        JSON.readTree(form.getContentAsByteArray()).path("components"))
                    for (JsonNode choice : component.path("values"))
                        words.putIfAbsent(
                                component.path("key").asText()
                                        + '='
                                        + choice.path("value").asText(),
                                choice.path("label").asText());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(words);
    }
}
