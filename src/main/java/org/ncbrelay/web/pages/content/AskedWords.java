package org.ncbrelay.web.pages.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The English of tasks, and of the labels and choices of forms, so that an answer is called later as it was when it was given. */
final class AskedWords {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Labels of fields by form, in the order in which it asks. */
    private static final Map<String, Map<String, String>> LABELS = new HashMap<>();

    /** By field and value, in the first form that has it, and by form as well. */
    private static final Map<String, Choice> CHOICES = new HashMap<>();

    private static final Map<String, String> TASKS = new HashMap<>();

    static {
        files("forms/*.form").forEach(AskedWords::readForm);
        files("bpmn/*.bpmn").forEach(AskedWords::readDiagram);
    }

    private AskedWords() {}

    /** Empty if no form has such a choice under this name. */
    static Optional<Choice> choice(String name, String value) {
        return Optional.ofNullable(CHOICES.get(name + '=' + value));
    }

    /** Empty if this form has no such choice. */
    static Optional<Choice> choice(String form, String name, String value) {
        return Optional.ofNullable(CHOICES.get(form + '.' + name + '=' + value));
    }

    /** The labels of the fields of a form, by field, in its order; empty for a form that is no longer there. */
    static Map<String, String> labels(String form) {
        return LABELS.getOrDefault(form, Map.of());
    }

    /**
     * The label of a task; its id where it is no longer there.
     *
     * @param task {@code hits/Task_FollowHits}
     */
    static String task(String task) {
        return TASKS.getOrDefault(task, task.substring(task.indexOf('_') + 1));
    }

    private static void readForm(Resource file) {
        JsonNode form = opened(file, JSON::readTree);
        String id = form.path("id").asText();
        Map<String, String> labels = new LinkedHashMap<>();
        for (JsonNode component : form.path("components")) {
            String key = component.path("key").asText();
            if (key.isEmpty()) continue;
            labels.put(
                    key,
                    component.path("dateLabel").asText(component.path("label").asText()));
            for (JsonNode each : component.path("values")) {
                Choice choice = new Choice(id, each.path("label").asText());
                CHOICES.putIfAbsent(key + '=' + each.path("value").asText(), choice);
                CHOICES.put(id + '.' + key + '=' + each.path("value").asText(), choice);
            }
        }
        LABELS.put(id, labels);
    }

    private static void readDiagram(Resource file) {
        String process = file.getFilename().replaceFirst("\\.bpmn$", "");
        opened(file, content -> {
            try {
                XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(content);
                while (xml.hasNext())
                    if (xml.next() == XMLStreamReader.START_ELEMENT
                            && xml.getLocalName().equals("userTask"))
                        TASKS.put(
                                process + '/' + xml.getAttributeValue(null, "id"), xml.getAttributeValue(null, "name"));
                return null;
            } catch (XMLStreamException unreadable) {
                throw new IllegalStateException(process + " is no diagram", unreadable);
            }
        });
    }

    private static List<Resource> files(String pattern) {
        try {
            Map<String, Resource> inOrder = new TreeMap<>();
            Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern))
                    .forEach(file -> inOrder.put(file.getFilename(), file));
            return List.copyOf(inOrder.values());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static <T> T opened(Resource file, Reader<T> reader) {
        try (InputStream content = file.getInputStream()) {
            return reader.read(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private interface Reader<T> {
        T read(InputStream content) throws IOException;
    }

    /** @param words in English */
    record Choice(String form, String words) {}
}
