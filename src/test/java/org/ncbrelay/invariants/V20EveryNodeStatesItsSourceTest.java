package org.ncbrelay.invariants;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.support.sources.Words;
import org.ncbrelay.web.pages.reader.ModelWords;
import org.w3c.dom.Element;

/** V20: every node of every diagram states its source, the paragraph of the Annex or our default with its reason; in every language. */
class V20EveryNodeStatesItsSourceTest {
    /** The paragraphs that the Annex has, and the one of the notification that asks for the copy. */
    private static final Set<String> ANNEX = Set.of("1", "1.1", "1.2", "2", "2.1", "2.2", "2.3", "2.4", "2.5");

    private static final Set<String> NOTIFICATION = Set.of("3");

    /** A sentence, not an essay: it is read below a diagram. */
    private static final int LONGEST = 160;

    /** A sentence that fits more nodes says nothing about any of them. Events begin, end or interrupt a step, which many do alike. */
    private static final int NODES_OF_A_SENTENCE = 10;

    @Test
    void everyNodeHasASource() {
        Map<String, String> wrong = new TreeMap<>();
        diagrams()
                .forEach(diagram -> diagram.nodes().forEach(node -> {
                    String source = Model.documentation(node);
                    if (!isSource(source)) wrong.put(diagram.at(node), source);
                }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void aSentenceSaysWhyThisNodeExists() {
        Map<String, List<String>> nodes = diagrams()
                .flatMap(diagram -> diagram.nodes()
                        .filter(node -> !node.getTagName().endsWith("Event"))
                        .map(node -> Map.entry(Model.documentation(node), diagram.at(node))))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        nodes.values().removeIf(at -> at.size() <= NODES_OF_A_SENTENCE);
        assertThat(nodes).isEmpty();
    }

    /** Messages of the overview are sentences of the Annex. */
    @Test
    void everyMessageOfTheOverviewIsInTheAnnex() {
        Model overview = Model.overview();
        assertThat(overview.all("bpmn:messageFlow").map(Model::documentation))
                .hasSizeGreaterThan(8)
                .allMatch(V20EveryNodeStatesItsSourceTest::isSource)
                .noneMatch(source -> source.startsWith("Our default"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasEverySentenceAndNoOther(String language) {
        Map<String, String> said = new TreeMap<>();
        for (String who : Set.of("Annex", "Notification", "Our default")) said.put(ModelWords.key(who), who);
        diagrams()
                .flatMap(diagram -> diagram.all("bpmn:documentation"))
                .map(Element::getTextContent)
                .map(ModelWords.SOURCE::matcher)
                .filter(Matcher::matches)
                .forEach(source -> said.put(ModelWords.key(source.group(3)), source.group(3)));
        assertThat(Words.unequal("sources", language, said)).isEmpty();
        assertThat(Words.of("sources", language).values()).noneMatch(String::isBlank);
    }

    private static Stream<Model> diagrams() {
        return Stream.concat(Model.diagrams().stream(), Stream.of(Model.overview()));
    }

    private static boolean isSource(String text) {
        Matcher source = ModelWords.SOURCE.matcher(text);
        if (!source.matches() || text.length() > LONGEST) return false;
        return switch (source.group(1)) {
            case "Annex" -> source.group(2) != null && ANNEX.contains(source.group(2));
            case "Notification" -> source.group(2) != null && NOTIFICATION.contains(source.group(2));
            default -> source.group(2) == null;
        };
    }
}
