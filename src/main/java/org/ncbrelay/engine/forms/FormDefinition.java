package org.ncbrelay.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A deployed form as far as answers are concerned.
 *
 * @param id         the form's own id, the same as its file's name
 * @param fields     all components with a key, those within groups too
 * @param components as they are in the file, for the page that shows the form
 */
public record FormDefinition(String id, List<FormField> fields, JsonNode components) {
    /** What a task without a form asks. */
    public static final FormDefinition NOTHING = new FormDefinition("", List.of(), MissingNode.getInstance());

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param form the file, which is closed */
    public static FormDefinition read(InputStream form) {
        try (form) {
            JsonNode root = JSON.readTree(form);
            return new FormDefinition(root.path("id").asText(), root.path("components"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private FormDefinition(String id, JsonNode components) {
        this(id, collect(components, List.of(), new ArrayList<>()), components);
    }

    /** The same with the choices that lists offer at this moment. */
    public FormDefinition offering(Consumer<JsonNode> lists) {
        if (components.findValue("valuesKey") == null) return this;
        JsonNode filled = components.deepCopy();
        lists.accept(filled);
        return new FormDefinition(id, filled);
    }

    Optional<FormField> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** The words of those answers that are choices of the form, by field. */
    public Map<String, String> words(Map<String, Object> answers) {
        Map<String, String> words = new HashMap<>();
        for (JsonNode component : components)
            for (JsonNode choice : component.path("values"))
                if (choice.path("value")
                        .asText()
                        .equals(answers.get(component.path("key").asText())))
                    words.put(
                            component.path("key").asText(), choice.path("label").asText());
        return words;
    }

    private static List<FormField> collect(JsonNode components, List<String> hiddenWith, List<FormField> fields) {
        for (JsonNode component : components) {
            List<String> hiddenIf = new ArrayList<>(hiddenWith);
            if (component.path("conditional").hasNonNull("hide"))
                hiddenIf.add(component.path("conditional").path("hide").asText());
            if (component.hasNonNull("key")) fields.add(FormField.read(component, List.copyOf(hiddenIf)));
            collect(component.path("components"), hiddenIf, fields);
        }
        return fields;
    }
}
