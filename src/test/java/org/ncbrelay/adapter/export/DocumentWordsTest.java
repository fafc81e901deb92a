package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.output.Wording;

/** No word of a document is missing in any language. */
class DocumentWordsTest {
    private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*['\"]([A-Za-z0-9]+)['\"][,)]");

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasEveryWord(String language) throws IOException {
        assertThat(words(language).stringPropertyNames()).isEqualTo(words("en").stringPropertyNames());
        assertThat(words(language).values()).noneMatch(word -> word.toString().isBlank());
    }

    @Test
    void whatTheCodeSaysIsThere() throws IOException {
        TreeSet<String> said = new TreeSet<>();
        for (String folder : new String[] {"src/main/java", "src/main/resources/templates"})
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList())
                    said.addAll(SAID.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toSet()));
            }
        assertThat(said).hasSizeGreaterThan(40);
        assertThat(words("en").stringPropertyNames())
                .containsAll(said.stream().map("document."::concat).toList());
    }

    @Test
    void theCaveatIsThatOfTheAnnex() {
        assertThat(Exporters.words(Locale.ENGLISH).say("caveat")).isEqualTo(Caveat.TEXT);
    }

    @Test
    void whatNoListKnowsIsShownAsItWasWritten() {
        Wording french = Exporters.words(Locale.FRENCH);
        assertThat(french.name("status", "SOMETHING_NEW")).isEqualTo("SOMETHING_NEW");
        assertThat(french.name("status", null)).isNull();
        assertThat(french.value("purpose", "LOCATE_OR_IDENTIFY")).isNotEqualTo("LOCATE_OR_IDENTIFY");
        assertThat(french.field("listings.somethingNew")).isEqualTo("Something new");
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/documents_" + language + ".properties"))) {
            words.load(file);
        }
        return words;
    }
}
