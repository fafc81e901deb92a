package org.ncbrelay.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ncbrelay.domain.CodedText;
import org.ncbrelay.web.pages.reader.ModelWords;

/** Translates the parts of the engine's JSON that people read, each found by the ids next to it. */
final class EngineTextTranslation {
    private static final Set<String> LABELS = Set.of("text", "label", "dateLabel");
    private static final Set<String> EXPLANATIONS = Set.of("description", "placeholder");

    private static final String NAME = "name";
    private static final String DESK = "desk";

    private EngineTextTranslation() {}

    /** Forms, and the names of tasks, processes and filters, at any depth of the tree. */
    static void translate(JsonNode tree, ModelWords words) {
        if (tree.path("components").isArray())
            tree.path("components").forEach(component -> component(component, text(tree, "id"), words));
        else if (tree.has("taskDefinitionKey")) {
            replace(tree, "description", words::source);
            replace(
                    tree,
                    NAME,
                    name -> words.label(
                            text(tree, "processDefinitionId").split(":")[0] + '/' + text(tree, "taskDefinitionKey"),
                            name));
        } else if (tree.has("resource") || tree.has("suspensionState"))
            replace(tree, NAME, name -> words.label(text(tree, "key"), name));
        else if (tree.path("properties").has(DESK)) desk(tree, words);
        tree.forEach(child -> translate(child, words));
    }

    private static void component(JsonNode component, String form, ModelWords words) {
        String part = component.path("key").asText(text(component, "id"));
        LABELS.forEach(field -> replace(component, field, text -> words.part(form, part, text)));
        EXPLANATIONS.forEach(field -> replace(component, field, text -> words.part(form, part + '.' + field, text)));
        for (JsonNode choice : component.path("values"))
            replace(choice, "label", text -> words.part(form, part + '.' + text(choice, "value"), text));
    }

    private static void desk(JsonNode filter, ModelWords words) {
        JsonNode properties = filter.path("properties");
        replace(filter, NAME, name -> words.part(DESK, text(properties, DESK), name));
        for (JsonNode variable : properties.path("variables"))
            replace(variable, "label", label -> words.part(DESK, text(variable, NAME), label));
    }

    /** The values of variables, on a card as on a form. */
    static void translateValues(JsonNode tree, UnaryOperator<String> words) {
        replace(tree, "value", text -> CodedText.in(text, words));
        tree.forEach(child -> translateValues(child, words));
    }

    private static void replace(JsonNode tree, String field, UnaryOperator<String> words) {
        if (tree instanceof ObjectNode object && tree.path(field).isTextual())
            object.put(field, words.apply(text(tree, field)));
    }

    private static String text(JsonNode tree, String field) {
        return tree.path(field).asText();
    }
}
