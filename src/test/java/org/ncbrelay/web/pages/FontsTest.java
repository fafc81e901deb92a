package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages bring their letters: what is sent is there, with its licence, and every letter of our own words is in it. */
class FontsTest {
    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Pattern FILE = Pattern.compile("fonts/[\\w./-]+\\.woff2");
    private static final Pattern RANGE = Pattern.compile("U\\+([0-9A-F]+)(?:-([0-9A-F]+))?");

    @Test
    void theSheetNamesEveryFontFileAndPagesAskForNoOther() throws IOException {
        Set<String> named = files("src/main/resources/static/css/fonts.css");
        try (Stream<Path> files = Files.walk(STATIC.resolve("fonts"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".woff2"))
                            .map(file -> STATIC.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
        assertThat(files("src/main/resources/templates/layout.html"))
                .isNotEmpty()
                .isSubsetOf(named);
    }

    @Test
    void theLicenceIsBesideThem() throws IOException {
        assertThat(Files.readString(STATIC.resolve("fonts/NOTICE.txt")))
                .contains("SIL OPEN FONT LICENSE Version 1.1", "The Noto Project Authors");
    }

    /** Signs such as arrows are the machine's: no family of text has them. */
    @Test
    void everyLetterOfOurWordsIsInTheFont() throws IOException {
        Set<Integer> sent = RANGE.matcher(Files.readString(STATIC.resolve("css/fonts.css")))
                .results()
                .flatMapToInt(FontsTest::letters)
                .boxed()
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        try (DirectoryStream<Path> words = Files.newDirectoryStream(Path.of("src/main/resources"), "*_*.properties")) {
            for (Path file : words)
                Files.readString(file)
                        .codePoints()
                        .filter(letter -> Character.isLetterOrDigit(letter) && !sent.contains(letter))
                        .forEach(letter -> missing.add(Character.toString(letter)));
        }
        assertThat(missing).isEmpty();
    }

    private static IntStream letters(MatchResult range) {
        int first = Integer.parseInt(range.group(1), 16);
        return IntStream.rangeClosed(first, range.group(2) == null ? first : Integer.parseInt(range.group(2), 16));
    }

    private static Set<String> files(String source) throws IOException {
        return FILE.matcher(Files.readString(Path.of(source)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
