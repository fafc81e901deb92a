package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.web.pages.reader.PageLanguages;

/** Every label of every diagram is said in every language. */
class DiagramWordsTest {
    private final DiagramWords words = new DiagramWords(new PageLanguages().messageSource());

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasEveryLabelAndNoOther(String language) throws IOException {
        Map<String, String> english = new TreeMap<>();
        for (String process : processes()) english.putAll(labels(process, "en"));
        Map<String, String> translations = FormWordsTest.translations("diagrams", language);
        assertThat(english).hasSizeGreaterThan(600);
        assertThat(translations.keySet()).isEqualTo(english.keySet());
        assertThat(translations.values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void aDiagramIsTheSameBesideItsLabels(String language) throws IOException {
        Map<String, String> translations = FormWordsTest.translations("diagrams", language);
        for (String process : processes()) {
            Map<String, String> translated = labels(process, language);
            assertThat(translated.keySet()).isEqualTo(labels(process, "en").keySet());
            assertThat(translations).containsAllEntriesOf(translated);
        }
    }

    @Test
    void englishAndUnknownLanguagesGetTheDiagramAsItWasDrawn() throws IOException {
        byte[] drawn = Files.readAllBytes(Path.of("bpmn/recording.bpmn"));
        assertThat(words.diagram("recording", "en")).contains(drawn);
        assertThat(words.diagram("recording", "xx")).contains(drawn);
        assertThat(words.diagram("noSuchProcess", "fr")).isEmpty();
    }

    /** Of a process and of its elements, by the key of their translation. */
    private Map<String, String> labels(String process, String language) {
        BpmnModelInstance model = Bpmn.readModelFromStream(
                new ByteArrayInputStream(words.diagram(process, language).orElseThrow()));
        Map<String, String> labels = new TreeMap<>();
        for (Process each : model.getModelElementsByType(Process.class))
            labels.put("diagrams." + each.getId(), each.getName());
        for (FlowElement element : model.getModelElementsByType(FlowElement.class))
            if (element.getName() != null) labels.put("diagrams." + process + '.' + element.getId(), element.getName());
        return labels;
    }

    private static List<String> processes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.replace(".bpmn", ""))
                    .toList();
        }
    }
}
