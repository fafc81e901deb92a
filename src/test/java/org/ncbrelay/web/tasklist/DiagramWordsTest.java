package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every label of every diagram is said in every language. */
class DiagramWordsTest {

    private final DiagramWords words = new DiagramWords();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasEveryLabel(String language) throws IOException {
        assertThat(words.words(language).keySet()).containsAll(labels());
        assertThat(words.words(language).values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void noLabelIsTranslatedThatNoDiagramHasOrThatTheFormsTranslate(String language) throws IOException {
        Set<String> translated = FormWords.read("diagrams", language).keySet();
        assertThat(labels()).containsAll(translated);
        assertThat(translated)
                .doesNotContainAnyElementsOf(FormWords.read("forms", language).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void aDiagramIsTheSameBesideItsLabels(String language) throws IOException {
        for (String process : processes()) {
            Map<String, FlowElement> english = elements(process, "en");
            Map<String, FlowElement> translated = elements(process, language);
            assertThat(translated.keySet()).isEqualTo(english.keySet());
            english.forEach((id, element) -> {
                String label = element.getName();
                assertThat(translated.get(id).getName())
                        .as("%s of %s", id, process)
                        .isEqualTo(label == null ? null : words.words(language).get(label));
            });
        }
    }

    @Test
    void englishAndUnknownLanguagesGetTheDiagramAsItWasDrawn() throws IOException {
        byte[] drawn = Files.readAllBytes(Path.of("bpmn/recording.bpmn"));
        assertThat(words.diagram("recording", "en")).contains(drawn);
        assertThat(words.diagram("recording", "xx")).contains(drawn);
        assertThat(words.diagram("noSuchProcess", "fr")).isEmpty();
    }

    private Map<String, FlowElement> elements(String process, String language) {
        BpmnModelInstance model = Bpmn.readModelFromStream(
                new ByteArrayInputStream(words.diagram(process, language).orElseThrow()));
        return model.getModelElementsByType(FlowElement.class).stream()
                .collect(Collectors.toMap(FlowElement::getId, element -> element));
    }

    private Set<String> labels() throws IOException {
        Set<String> labels = processes().stream()
                .flatMap(process -> elements(process, "en").values().stream())
                .map(FlowElement::getName)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertThat(labels).hasSizeGreaterThan(300);
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
