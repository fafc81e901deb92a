package org.ncbrelay.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Which parts of the engine's JSON people read. Keys, values of choices, conditions and ids are not among them. */
final class ServedText {
    /** Texts, labels, explanations and examples of a form; names of tasks, processes and filters, and of the fields of a card. */
    private static final Set<String> READ = Set.of("text", "label", "dateLabel", "description", "placeholder", "name");

    private static final String SUMMARY = "summary";
    private static final String VALUE = "value";

    private ServedText() {}

    /** Replaces each of these texts, at any depth of the tree. */
    static void replace(JsonNode tree, UnaryOperator<String> words) {
        if (tree instanceof ObjectNode object)
            for (Map.Entry<String, JsonNode> field : object.properties())
                if (isRead(field))
                    field.setValue(TextNode.valueOf(words.apply(field.getValue().textValue())));
        tree.forEach(child -> replace(child, words));
    }

    /** Puts another text in place of each summary: a variable of that name, on a card as on a form. */
    static void replaceSummaries(JsonNode tree, UnaryOperator<String> words) {
        if (tree instanceof ObjectNode variable
                && SUMMARY.equals(variable.path("name").asText())) replaceValue(variable, words);
        if (tree.path(SUMMARY) instanceof ObjectNode variable) replaceValue(variable, words);
        tree.forEach(child -> replaceSummaries(child, words));
    }

    private static void replaceValue(ObjectNode variable, UnaryOperator<String> words) {
        JsonNode value = variable.path(VALUE);
        if (value.isTextual()) variable.put(VALUE, words.apply(value.textValue()));
    }

    static List<String> in(JsonNode tree) {
        List<String> texts = new ArrayList<>();
        replace(tree, text -> {
            texts.add(text);
            return text;
        });
        return texts;
    }

    private static boolean isRead(Map.Entry<String, JsonNode> field) {
        return READ.contains(field.getKey()) && field.getValue().isTextual();
    }
}
