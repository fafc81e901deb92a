package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.support.sources.Words;
import org.ncbrelay.web.pages.reader.ModelWords;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.StaticMessageSource;

/** No word of a form or of a filter is missing in any language, and none is translated that nobody sees. */
class FormWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILTERS = Path.of("src/main/java/org/ncbrelay/config/seed/TasklistFilterSeed.java");

    /** How the seed of the filters names a desk and the variables of a card. */
    private static final Pattern DESK = Pattern.compile("Role\\.([A-Z_]+), \"|filter\\(\\s*\"([A-Z_]+)\"");

    private static final Pattern VARIABLE = Pattern.compile("variable\\(\\s*\"(\\w+)\"");

    /** Expressions, addresses of links, marks of headings and of emphasis, and paragraphs: what no translation may change. */
    private static final Pattern KEPT = Pattern.compile("\\{\\{.*?}}|]\\(.*?\\)|\\*\\*|^=.*|(?m)^#+ |\n");

    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasEveryWordAndNoOther(String language) throws IOException {
        Map<String, String> translations = Words.of("forms", language);
        Map<String, String> said = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (Asked asked : asked()) {
            String key = asked.keys().stream()
                    .filter(translations::containsKey)
                    .findFirst()
                    .orElse(null);
            if (key == null) missing.add(asked.keys().get(0) + " = " + asked.english());
            else
                assertThat(said.merge(key, asked.english(), (one, same) -> one))
                        .as("a form with other English under %s needs a key of its own", key)
                        .isEqualTo(asked.english());
        }
        assertThat(missing).as("missing in %s", language).isEmpty();
        assertThat(Words.unequal("forms", language, said)).isEmpty();
        said.forEach((key, english) ->
                assertThat(kept(translations.get(key))).as(key).isEqualTo(kept(english)));
        assertThat(translations.values()).noneMatch(String::isBlank);
    }

    @Test
    void everyTextOfAFormAndNothingElseIsTranslated() throws IOException {
        JsonNode form = JSON.readTree("""
                {"id": "decide", "components": [
                {"type": "text", "id": "Field_text0", "text": "# Decide"},
                {"type": "select", "key": "label", "label": "Decision", "description": "Either", "values":
                [{"value": "YES", "label": "Yes"}], "conditional": {"hide": "=text"}},
                {"type": "datetime", "key": "due", "dateLabel": "Due", "placeholder": "Due"}]}""");
        StaticMessageSource words = new StaticMessageSource();
        words.addMessage("forms.decide.Field_text0", Locale.FRENCH, "# Décider");
        words.addMessage("forms.label", Locale.FRENCH, "Décision");
        words.addMessage("forms.decide.label.description", Locale.FRENCH, "L’un ou l’autre");
        words.addMessage("forms.decide.label.YES", Locale.FRENCH, "Oui");
        words.addMessage("forms.due", Locale.FRENCH, "Pour commun");
        words.addMessage("forms.decide.due", Locale.FRENCH, "Pour");
        EngineTextTranslation.translate(form, new ModelWords(words, Locale.FRENCH));
        assertThat(form).isEqualTo(JSON.readTree("""
                {"id": "decide", "components": [
                {"type": "text", "id": "Field_text0", "text": "# Décider"},
                {"type": "select", "key": "label", "label": "Décision", "description": "L’un ou l’autre", "values":
                [{"value": "YES", "label": "Oui"}], "conditional": {"hide": "=text"}},
                {"type": "datetime", "key": "due", "dateLabel": "Pour", "placeholder": "Due"}]}"""));
    }

    @Test
    void formsLinkToPagesForPeopleNotToAnswersForPrograms() throws IOException {
        assertThat(asked()).noneMatch(asked -> asked.english().contains("](/api/"));
    }

    /** What forms and filters ask the messages for, where it has words. */
    private static Set<Asked> asked() throws IOException {
        Set<Asked> asked = new TreeSet<>();
        StaticMessageSource source = new StaticMessageSource() {
            @Override
            protected String getDefaultMessage(MessageSourceResolvable wanted, Locale locale) {
                asked.add(new Asked(List.of(wanted.getCodes()), wanted.getDefaultMessage()));
                return super.getDefaultMessage(wanted, locale);
            }
        };
        Stream<JsonNode> forms = Model.files(Path.of("forms"), ".form").map(FormWordsTest::tree);
        Stream.concat(forms, filters().stream())
                .forEach(tree -> EngineTextTranslation.translate(tree, new ModelWords(source, Locale.FRENCH)));
        asked.removeIf(each ->
                !WORD.matcher(KEPT.matcher(each.english()).replaceAll("")).find());
        return asked;
    }

    /** Filters as the engine serves them, with the names of their desks for names. */
    private static List<JsonNode> filters() throws IOException {
        String seed = Files.readString(FILTERS);
        List<JsonNode> filters = new ArrayList<>();
        for (MatchResult desk : DESK.matcher(seed).results().toList()) {
            String name = desk.group(1) == null ? desk.group(2) : desk.group(1);
            ObjectNode filter = JSON.createObjectNode().put("name", name);
            ObjectNode properties = filter.putObject("properties").put("desk", name);
            VARIABLE.matcher(seed)
                    .results()
                    .map(found -> found.group(1))
                    .forEach(variable -> properties
                            .withArray("variables")
                            .addObject()
                            .put("name", variable)
                            .put("label", variable));
            filters.add(filter);
        }
        assertThat(filters).hasSize(10);
        return filters;
    }

    private static List<String> kept(String text) {
        return KEPT.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static JsonNode tree(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param keys under which a translation is looked up, in this order */
    private record Asked(List<String> keys, String english) implements Comparable<Asked> {
        @Override
        public int compareTo(Asked other) {
            return (keys + english).compareTo(other.keys + other.english);
        }
    }
}
