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
    /** Texts, labels, explanations and examples of a form; names of tasks, flows, desks and of what stands on a card. */
    private static final Set<String> READ = Set.of("text", "label", "dateLabel", "description", "placeholder", "name");

    private ServedText() {}

    /** Puts another text in place of each, wherever it stands in the tree. */
    static void replace(JsonNode tree, UnaryOperator<String> words) {
        if (tree instanceof ObjectNode object)
            for (Map.Entry<String, JsonNode> field : object.properties())
                if (isRead(field))
                    field.setValue(TextNode.valueOf(words.apply(field.getValue().textValue())));
        tree.forEach(child -> replace(child, words));
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
