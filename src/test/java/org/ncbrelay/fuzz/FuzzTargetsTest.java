package org.ncbrelay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of readers in {@code docs/fuzzing.md} names every fuzz test and no other. */
class FuzzTargetsTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+FuzzTest)`");

    @Test
    void everyFuzzTestIsInTheTable() throws IOException {
        String document = Files.readString(Path.of("docs", "fuzzing.md"));
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            assertThat(NAMED.matcher(document).results().map(found -> found.group(1) + ".java"))
                    .hasSizeGreaterThan(20)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith("FuzzTest.java"))
                                    .toList());
        }
    }
}
