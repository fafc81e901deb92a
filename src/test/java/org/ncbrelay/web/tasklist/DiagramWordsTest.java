package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Collaboration;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.support.sources.Words;
import org.ncbrelay.web.pages.reader.PageLanguages;

/** Every label of every diagram is said in every language. */
class DiagramWordsTest {
    private static final DiagramWords WORDS = new DiagramWords(new PageLanguages().messageSource());

    /** The labels of each diagram. */
    private static final Map<String, Map<String, String>> ENGLISH = Model.files(Model.FOLDER, ".bpmn")
            .map(Model::name)
            .collect(Collectors.toMap(process -> process, process -> labels(process, "en")));

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasEveryLabelAndNoOther(String language) {
        Map<String, String> english = new TreeMap<>(notes());
        ENGLISH.values().forEach(english::putAll);
        Map<String, String> translations = Words.of("diagrams", language);
        assertThat(english).hasSizeGreaterThan(600);
        assertThat(Words.unequal("diagrams", language, english)).isEmpty();
        assertThat(translations.values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void aDiagramIsTheSameBesideItsLabels(String language) {
        Map<String, String> translations = Words.of("diagrams", language);
        ENGLISH.forEach((process, english) -> {
            Map<String, String> translated = labels(process, language);
            assertThat(translated.keySet()).isEqualTo(english.keySet());
            assertThat(translations).containsAllEntriesOf(translated);
        });
    }

    @Test
    void englishAndUnknownLanguagesGetTheDiagramAsItWasDrawn() throws IOException {
        byte[] drawn = Files.readAllBytes(Path.of("bpmn/recording.bpmn"));
        assertThat(WORDS.diagram("recording", "en")).contains(drawn);
        assertThat(WORDS.diagram("recording", "xx")).contains(drawn);
        assertThat(WORDS.diagram("noSuchProcess", "fr")).isEmpty();
    }

    /** What the timeline says when the answers to a task are recorded. */
    private static Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        for (Model diagram : Model.diagrams())
            diagram.all("bpmn:userTask")
                    .forEach(task -> Model.property(task, "note")
                            .ifPresent(note ->
                                    notes.put("diagrams." + diagram.at(task).replace('/', '.') + ".note", note)));
        return notes;
    }

    /** Of a process and of its elements, by the key of their translation. */
    private static Map<String, String> labels(String process, String language) {
        BpmnModelInstance model = Bpmn.readModelFromStream(
                new ByteArrayInputStream(WORDS.diagram(process, language).orElseThrow()));
        Map<String, String> labels = new TreeMap<>();
        Stream.<Class<? extends RootElement>>of(Process.class, Collaboration.class)
                .flatMap(kind -> model.getModelElementsByType(kind).stream())
                .filter(each -> each.getId().equals(process))
                .forEach(each -> labels.put("diagrams." + process, each.getAttributeValue("name")));
        for (TextAnnotation note : model.getModelElementsByType(TextAnnotation.class))
            labels.put(
                    "diagrams." + process + '.' + note.getId(), note.getText().getTextContent());
        Stream.<Class<? extends BaseElement>>of(Participant.class, MessageFlow.class)
                .flatMap(kind -> model.getModelElementsByType(kind).stream())
                .forEach(
                        each -> labels.put("diagrams." + process + '.' + each.getId(), each.getAttributeValue("name")));
        for (FlowElement element : model.getModelElementsByType(FlowElement.class))
            if (element.getName() != null) labels.put("diagrams." + process + '.' + element.getId(), element.getName());
        return labels;
    }
}
