package org.ncbrelay.engine.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ncbrelay.engine.StepFacts;

/** Every word of a folder's diagrams and forms is said in every language, and no word is there that none of them has. */
final class WordRules {
    /** English is in diagrams and forms; the names of steps, which pages have too, are words in English as well. */
    static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar");

    private static final Pattern SENTENCE =
            Pattern.compile("(?s)(?:Annex|Notification|Our default)(?: §[0-9.]+)?: (.+)");

    private final Models models;
    private final Consumer<Finding> report;

    private final Map<String, String> said = new LinkedHashMap<>();

    WordRules(Models models, Consumer<Finding> report) {
        this.models = models;
        this.report = report;
    }

    /** What the folder says, in English, by key; empty for a name that English words must give too. */
    Map<String, String> said() {
        models.folder().values().forEach(this::ofDiagram);
        models.ownForms().forEach((name, form) -> form.components().forEach(part -> ofPart(name, part)));
        return said;
    }

    void check() {
        said();
        for (String language : LANGUAGES) {
            Map<String, String> words = new HashMap<>(models.words().get(language));
            words.putAll(own(language));
            said.forEach((key, english) -> {
                boolean needed = !language.equals("en") || english.isEmpty();
                if (needed && words.getOrDefault(key, "").isBlank())
                    wrong(
                            language,
                            key,
                            english.isEmpty()
                                    ? "The step has no name in this language"
                                    : "“" + english.lines().findFirst().orElseThrow()
                                            + "” is not said in this language",
                            "Add this key.");
            });
            superfluous(language);
        }
    }

    private Map<String, String> own(String language) {
        return models.ownWords().getOrDefault(language, Map.of());
    }

    private void superfluous(String language) {
        Set<String> unused = new TreeSet<>(own(language).keySet());
        unused.removeIf(
                key -> said.containsKey(key) && !models.words().get(language).containsKey(key));
        for (String key : unused)
            wrong(
                    language,
                    key,
                    "No diagram or form of the folder has this word",
                    "Correct the key, or remove it: words of the release stay as they are.");
    }

    private void ofDiagram(Diagram diagram) {
        String prefix = "diagrams." + diagram.name();
        say(prefix, diagram.process().getName());
        for (FlowElement element : diagram.all(FlowElement.class))
            say(prefix + '.' + element.getId(), element.getName());
        for (UserTask task : diagram.all(UserTask.class)) {
            for (String note : StepFacts.values(task, "note")) say(prefix + '.' + task.getId() + ".note", note);
            for (String step : StepRules.steps(StepRules.DUE, String.valueOf(task.getCamundaDueDate())))
                said.put("limit." + step, "");
        }
        for (Documentation source : diagram.all(Documentation.class))
            SENTENCE.matcher(source.getTextContent())
                    .results()
                    .forEach((MatchResult sentence) -> say(key(sentence.group(1)), sentence.group(1)));
        said.put("process." + diagram.name(), "");
    }

    /** The key of the translation of a sentence, made of its words. */
    private static String key(String sentence) {
        return "sources."
                + sentence.replaceAll("[^A-Za-z0-9]+", " ")
                        .strip()
                        .replace(' ', '-')
                        .toLowerCase(Locale.ROOT);
    }

    private void ofPart(String form, JsonNode part) {
        String key =
                "forms." + form + '.' + part.path("key").asText(part.path("id").asText());
        for (String label : List.of("text", "label", "dateLabel"))
            say(key, part.path(label).asText());
        for (String more : List.of("description", "placeholder"))
            say(key + '.' + more, part.path(more).asText());
        for (JsonNode choice : part.path("values"))
            say(key + '.' + choice.path("value").asText(), choice.path("label").asText());
    }

    private void say(String key, String english) {
        if (english != null && english.matches("(?s).*\\p{L}{2}.*")) said.put(key, english);
    }

    private void wrong(String language, String key, String found, String remedy) {
        report.accept(new Finding("words_" + language + ".properties", key, found, remedy));
    }
}
