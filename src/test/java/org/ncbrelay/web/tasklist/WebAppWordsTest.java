package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of Camunda's own apps: whole for officers; for operators, all that the community edition can show. */
class WebAppWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/META-INF/resources/";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern NAME = Pattern.compile("\\w+");

    /** What stands for a value. */
    private static final Pattern KEPT = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /** Of every app into every language. */
    static Stream<Arguments> translations() {
        return Stream.of("tasklist", "welcome", "admin", "cockpit")
                .flatMap(app -> Stream.of("fr", "es", "ar").map(language -> Arguments.of(app, language)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void tasklistIsWhollyTranslated(String language) {
        assertThat(keys("tasklist", language)).isEqualTo(keys("tasklist", "en"));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void theMachineRoomIsTranslatedAsFarAsItIsSeen(String app, String language) {
        Set<String> inScripts = scripts(app)
                .flatMap(script -> NAME.matcher(script).results().map(MatchResult::group))
                .collect(Collectors.toSet());
        Set<String> seen = keys(app, "en").stream().filter(inScripts::contains).collect(Collectors.toSet());
        assertThat(keys(app, language)).containsAll(seen);
        assertThat(keys(app, "en")).containsAll(keys(app, language));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void noTranslationIsEmptyOrLosesAValue(String app, String language) {
        JsonNode english = words(app, "en").path("labels");
        for (Entry<String, JsonNode> label : words(app, language).path("labels").properties()) {
            String before = english.path(label.getKey()).asText();
            assertThat(label.getValue().asText().isBlank()).as(label.getKey()).isEqualTo(before.isBlank());
            assertThat(kept(label.getValue().asText())).as(label.getKey()).isEqualTo(kept(before));
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void datesHaveTheWordsOfTheLanguage(String app, String language) {
        JsonNode dates = words(app, language).path("dateLocales");
        JsonNode english = words(app, "en").path("dateLocales");
        assertThat(shape(dates)).isEqualTo(shape(english));
        for (String names : List.of("months", "weekdays"))
            if (english.has(names)) assertThat(dates.path(names)).isNotEqualTo(english.path(names));
    }

    private static Set<String> keys(String app, String language) {
        Set<String> keys = new TreeSet<>();
        words(app, language).path("labels").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<String> kept(String text) {
        return KEPT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    /** The names of all parts, and how many entries each list has. */
    private static Set<String> shape(JsonNode tree) {
        return tree.properties().stream()
                .flatMap(part -> part.getValue().isObject()
                        ? shape(part.getValue()).stream().map(name -> part.getKey() + "." + name)
                        : Stream.of(part.getKey() + part.getValue().size()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> scripts(String app) {
        return Stream.of(
                        "webjars/camunda/lib/deps.js",
                        "webjars/camunda/app/%s/camunda-%s-bootstrap.js".formatted(app, app),
                        "webjars/camunda/app/%s/index.html".formatted(app),
                        "plugin/%s/app/plugin.js".formatted(app))
                .filter(path -> WebAppWordsTest.class.getResource(ROOT + path) != null)
                .map(WebAppWordsTest::text);
    }

    private static JsonNode words(String app, String language) {
        try {
            return JSON.readTree(text("webjars/camunda/app/%s/locales/%s.json".formatted(app, language)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(String path) {
        try (InputStream file = WebAppWordsTest.class.getResourceAsStream(ROOT + path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace(BYTE_ORDER_MARK, "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
