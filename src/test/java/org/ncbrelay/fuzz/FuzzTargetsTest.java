package org.ncbrelay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of readers in {@code docs/fuzzing.md} names every fuzz test and no other, and each can be called by the fuzzer. */
class FuzzTargetsTest {
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern NAMED = Pattern.compile("`(\\w+FuzzTest)`");

    @Test
    void everyFuzzTestIsInTheTableAndHasACorpus() throws IOException {
        List<String> targets = targets();
        assertThat(targets).hasSizeGreaterThan(20);
        TreeSet<String> named = NAMED.matcher(Files.readString(Path.of("docs", "fuzzing.md")))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("HttpFuzzTest"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).containsExactlyElementsOf(targets);
        for (String target : targets)
            assertThat(Path.of("src", "test", "resources", "fuzz", target)).isDirectory();
    }

    /** Jazzer looks for a public static method of this name in a public class; a test that lacks it would never be fuzzed. */
    @Test
    void everyTargetCanBeCalledByTheFuzzer() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(each -> each.toString().endsWith("FuzzTest.java"))
                    .toList()) {
                String source = Files.readString(file);
                if (!source.contains("implements FuzzTarget")) continue;
                assertThat(source)
                        .as(file.toString())
                        .contains("public class ", "public static void fuzzerTestOneInput(byte[] input)");
            }
        }
    }

    private static List<String> targets() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("FuzzTest.java") && !name.equals("HttpFuzzTest.java"))
                    .map(name -> name.replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }
}
