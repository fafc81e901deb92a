package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No sentence that Tasklist shows is missing in any language, and none is translated that nobody sees. */
class FormWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILTERS = Path.of("src/main/java/org/ncbrelay/config/seed/TasklistFilterSeed.java");

    /** A name or a label in the seed of the filters: begins with a capital, with blanks or without. */
    private static final Pattern SEEDED = Pattern.compile("\"([A-Z][a-z][^\"$#_]*)\"");

    /** Expressions, addresses of links and marks of emphasis: what no translation may change. */
    private static final Pattern KEPT = Pattern.compile("\\{\\{.*?}}|]\\(.*?\\)|\\*\\*|^=.*");

    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasEverySentenceAndNoOther(String language) {
        Set<String> translated = FormWords.in(language).sentences().keySet();
        assertThat(missing(sentences(), translated))
                .as("missing in %s", language)
                .isEmpty();
        assertThat(missing(translated, sentences()))
                .as("superfluous in %s", language)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void noTranslationIsEmptyOrLosesAnExpressionALinkOrAMark(String language) {
        FormWords.in(language).sentences().forEach((english, translation) -> {
            assertThat(translation).as(english).isNotBlank().doesNotContain("\n");
            assertThat(kept(translation)).as(translation).isEqualTo(kept(english));
        });
    }

    @Test
    void aTextIsTranslatedByParagraphsUnderItsOwnMarks() {
        String english = "### Acknowledge the request\n\n**{{reference}}** – {{summary}}\n\nnobody knows this";
        assertThat(FormWords.in("fr").translate(english))
                .isEqualTo(
                        "### Accuser réception de la demande\n\n**{{reference}}** – {{summary}}\n\nnobody knows this");
    }

    @Test
    void onlyWhatPeopleReadIsReplaced() throws IOException {
        var form = JSON.readTree("""
                {"components": [{"type": "select", "key": "label", "label": "Decision", "values":
                [{"value": "Decision", "label": "Decision"}], "conditional": {"hide": "=text"}}]}""");
        ServedText.replace(form, text -> "translated");
        assertThat(form.toString())
                .isEqualTo(
                        "{\"components\":[{\"type\":\"select\",\"key\":\"label\",\"label\":\"translated\",\"values\":"
                                + "[{\"value\":\"Decision\",\"label\":\"translated\"}],\"conditional\":{\"hide\":\"=text\"}}]}");
    }

    @Test
    void formsLinkToPagesForPeopleNotToAnswersForPrograms() {
        assertThat(ofForms()).noneMatch(text -> text.contains("](/api/"));
    }

    /** Every sentence with a word in it, of all forms, tasks, processes and filters. */
    private static Set<String> sentences() {
        return Stream.of(ofForms(), ofDiagrams(), ofFilters())
                .flatMap(List::stream)
                .flatMap(text -> FormWords.sentencesOf(text).stream())
                .filter(FormWordsTest::hasWords)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> ofForms() {
        return files("forms", ".form").stream()
                .flatMap(form -> ServedText.in(tree(form)).stream())
                .toList();
    }

    private static List<String> ofDiagrams() {
        return files("bpmn", ".bpmn").stream()
                .map(path -> Bpmn.readModelFromFile(path.toFile()))
                .flatMap(model -> Stream.concat(
                        model.getModelElementsByType(Process.class).stream().map(Process::getName),
                        model.getModelElementsByType(UserTask.class).stream().map(FlowElement::getName)))
                .toList();
    }

    private static List<String> ofFilters() {
        return SEEDED.matcher(text(FILTERS))
                .results()
                .map(name -> name.group(1))
                .toList();
    }

    private static boolean hasWords(String sentence) {
        return WORD.matcher(KEPT.matcher(sentence).replaceAll("")).find();
    }

    private static List<String> kept(String text) {
        return KEPT.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static Set<String> missing(Set<String> wanted, Set<String> there) {
        return wanted.stream().filter(sentence -> !there.contains(sentence)).collect(Collectors.toSet());
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode tree(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
