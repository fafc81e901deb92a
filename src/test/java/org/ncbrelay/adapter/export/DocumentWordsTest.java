package org.ncbrelay.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.Sources;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.output.Wording;
import org.ncbrelay.support.sources.Words;

/** No word of a document is missing in any language. */
class DocumentWordsTest {
    private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*['\"]([A-Za-z0-9]+)['\"][,)]");

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasEveryWordAndItsArguments(String language) {
        assertThat(Words.arguments("documents", language)).isEqualTo(Words.arguments("documents", "en"));
        assertThat(Words.of("documents", language).values()).noneMatch(String::isBlank);
    }

    @Test
    void whatTheCodeSaysIsThere() {
        TreeSet<String> said = new TreeSet<>();
        for (String folder : List.of("src/main/java", "src/main/resources/templates"))
            for (String source : Sources.below(Path.of(folder), "").values())
                SAID.matcher(source).results().forEach(found -> said.add(found.group(1)));
        assertThat(said).hasSizeGreaterThan(40);
        assertThat(Words.of("documents", "en").keySet())
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
}
