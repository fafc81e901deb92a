package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.support.sources.TechnicalNames;
import org.ncbrelay.support.sources.Words;

/**
 * What people read has words, never the names that machines exchange: pages, letters and documents in four languages, forms,
 * diagrams and decision tables. What the rules refuse on a page is the matter of {@code RefusalTextsTest}.
 */
class TextsForPeopleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Markings are printed in capitals, as INTERPOL prints them. */
    private static final String MARKINGS = "document.level.";

    private static final Set<String> FORM_TEXTS = Set.of("text", "label", "description", "placeholder");

    /** Labels of nodes, columns and rules; an element's technical name stands in its id. */
    private static final Pattern LABELS = Pattern.compile(
            "<(?:bpmn:)?+(?!escalation\\b|message\\b|camunda)(\\w+)[^>]*?\\s(?:name|label)=\"([^\"]*)\"");

    private static final Pattern ANNOTATIONS =
            Pattern.compile("<(?:\\w+:)?(documentation|description)(?: [^>]*)?>\\s*(?:<text>)?(.*?)<", Pattern.DOTALL);

    /** What a form puts in as it is on record; each holds words, numbers, references or what people wrote. */
    private static final Set<String> PUT_IN_AS_WORDS =
            Set.of(("reference summary caveat units expert need reworkNote proposed asker readiness item addressees "
                            + "restricted provider expiresAt standing")
                    .split(" "));

    private static final Pattern PUT_IN = Pattern.compile("\\{\\{(.*?)}}");

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void pagesLettersDocumentsAndModelsHaveWords(String language) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String bundle : List.of("messages", "mail", "documents", "models"))
            texts.putAll(Words.of(bundle, language));
        texts.keySet().removeIf(key -> key.startsWith(MARKINGS));
        assertThat(texts).hasSizeGreaterThan(1000);
        assertThat(namesIn(texts)).isEmpty();
    }

    @Test
    void formsHaveWords() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path form : Model.files(Path.of("forms"), ".form").toList())
            collect(JSON.readTree(form.toFile()), form.toString(), texts);
        assertThat(texts).hasSizeGreaterThan(300);
        assertThat(namesIn(texts)).isEmpty();
    }

    /** A choice is shown by a text for each of its values, so that it is translated. */
    @Test
    void formsPutInNoNameOfAList() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path form : Model.files(Path.of("forms"), ".form").toList())
            collect(JSON.readTree(form.toFile()), form.toString(), texts);
        Set<String> putIn = texts.values().stream()
                .flatMap(text -> PUT_IN.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(putIn).contains("reference").isSubsetOf(PUT_IN_AS_WORDS);
    }

    @Test
    void diagramsAndDecisionTablesHaveWords() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path model : Model.files(Path.of("bpmn"), "mn").toList()) {
            String xml = Files.readString(model);
            LABELS.matcher(xml)
                    .results()
                    .forEach(label -> texts.put(model + " " + label.start() + " " + label.group(1), label.group(2)));
            ANNOTATIONS
                    .matcher(xml)
                    .results()
                    .forEach(note -> texts.put(model + " " + note.start() + " " + note.group(1), note.group(2)));
        }
        assertThat(texts).hasSizeGreaterThan(700);
        assertThat(namesIn(texts)).isEmpty();
    }

    private static List<String> namesIn(Map<String, String> texts) {
        List<String> found = new ArrayList<>();
        texts.forEach((where, text) -> {
            List<String> names = TechnicalNames.in(text);
            if (!names.isEmpty()) found.add(where + ": " + names);
        });
        return found;
    }

    private static void collect(JsonNode node, String where, Map<String, String> texts) {
        node.fields().forEachRemaining(field -> {
            String at = where + "/" + field.getKey();
            if (FORM_TEXTS.contains(field.getKey()) && field.getValue().isTextual())
                texts.put(at, field.getValue().asText());
            else collect(field.getValue(), at, texts);
        });
        if (node.isArray()) for (int i = 0; i < node.size(); i++) collect(node.get(i), where + "/" + i, texts);
    }
}
