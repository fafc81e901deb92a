package org.ncbrelay.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.support.sources.Model;

/** The forms of {@code forms/} as the relay reads them, without an engine. */
public final class FormFileReader {
    private static final FormConditions CONDITIONS = new FormConditions();
    private static final FormReading READING = new FormReading(CONDITIONS);
    private static final FormValidator VALIDATOR = new FormValidator(CONDITIONS, new FieldRules(CONDITIONS));

    private static final Map<String, FormDefinition> FORMS = new ConcurrentHashMap<>();

    private FormFileReader() {}

    /** Those of user tasks and those that begin a flow, by name. */
    public static List<String> names() {
        return Model.files(Path.of("forms"), ".form").map(Model::name).toList();
    }

    /** Those that pages show, too: of user tasks. */
    public static List<String> ofTasks() {
        return names().stream().filter(name -> !name.endsWith("Start")).toList();
    }

    /** @param known the flow's variables */
    public static TaskForm read(String name, Map<String, Object> known) {
        return READING.read(definition(name), "diagram/" + name, List.of(), known);
    }

    /** What the server's rules say about answers. */
    public static FormValidator.Checked check(String name, Map<String, Object> answers, Map<String, Object> known) {
        return VALIDATOR.check(definition(name), answers, known);
    }

    /** Whether any form asks for a day, or a day and a time, under this key. */
    static boolean asksForDay(String key) {
        return names().stream()
                .flatMap(name -> definition(name).fields().stream())
                .anyMatch(field -> field.key().equals(key) && field.subtype().startsWith("date"));
    }

    private static FormDefinition definition(String name) {
        return FORMS.computeIfAbsent(name, FormFileReader::readFile);
    }

    /** Two of each list. */
    private static void offer(JsonNode components) {
        for (JsonNode component : components)
            if (component instanceof ObjectNode field && field.remove("valuesKey") != null)
                for (String choice : List.of("SECOND", "FIRST"))
                    field.withArray("values")
                            .insertObject(0)
                            .put("value", choice)
                            .put("label", choice);
    }

    private static FormDefinition readFile(String name) {
        try {
            return FormDefinition.read(Files.newInputStream(Path.of("forms", name + ".form")))
                    .offering(FormFileReader::offer);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
