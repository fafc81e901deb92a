package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents on security say must be so: each test they name exists, and no requirement of the ASVS is forgotten. */
class SecurityTablesTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+){0,2}");
    private static final Map<String, String> TESTS = Stream.of(Path.of("src", "test", "java"), Path.of("tools", "src"))
            .flatMap(root -> Sources.below(root, "Test.java").entrySet().stream())
            .collect(Collectors.toMap(
                    file -> file.getKey().replaceAll(".*/|\\.java$", ""), Map.Entry::getValue, String::concat));

    @ParameterizedTest
    @ValueSource(strings = {"docs/asvs.md", "docs/threat-model.md", "docs/oidc.md"})
    void everyTestThatIsNamedExists(String document) throws IOException {
        Matcher named = NAMED.matcher(Files.readString(Path.of(document)));
        List<String> missing = new ArrayList<>();
        int found = 0;
        while (named.find()) {
            found++;
            String source = TESTS.get(named.group(1));
            if (source == null || named.group(2) != null && !source.contains("void " + named.group(2) + "("))
                missing.add(named.group());
        }
        System.out.printf("%s names %d tests%n", document, found);
        assertThat(missing).isEmpty();
        assertThat(found).isPositive();
    }

    @Test
    void everyRequirementIsListedOnce() throws IOException {
        Map<String, Integer> counted = new TreeMap<>();
        for (String number : required()) counted.put(number, 0);
        List<String> invented = new ArrayList<>();
        for (String number : answered()) {
            List<String> meant = required().stream()
                    .filter(each -> each.equals(number) || each.startsWith(number + '.'))
                    .toList();
            if (meant.isEmpty()) invented.add(number);
            meant.forEach(each -> counted.merge(each, 1, Integer::sum));
        }
        counted.values().removeIf(times -> times == 1);
        assertThat(invented).as("no requirement of level 1 or 2").isEmpty();
        assertThat(counted).as("not there, or more than once").isEmpty();
    }

    @Test
    void theSummaryCountsWhatIsListed() throws IOException {
        int tested = 0;
        int reasoned = 0;
        int open = 0;
        for (String line : Files.readAllLines(Path.of("docs", "asvs.md"))) {
            String[] cells = line.split(" *\\| *");
            List<String> numbers = new ArrayList<>();
            if (line.matches("\\| \\d.*")) numbers(cells[1], numbers);
            if (line.contains("**Open**")) open += numbers.size();
            else if (NAMED.matcher(cells[cells.length - 1]).find()) tested += numbers.size();
            else reasoned += numbers.size();
        }
        assertThat(Files.readString(Path.of("docs", "asvs.md")))
                .contains("| met, and a test fails without it | %d |".formatted(tested))
                .contains("| met, for a reason that is written here | %d |".formatted(reasoned))
                .contains("| **Open**: somebody else's to close | %d |".formatted(open))
                .contains("| not met | 0 |");
    }

    @Test
    void everyFuzzTestIsInTheTableOfReaders() throws IOException {
        String document = Files.readString(Path.of("docs", "fuzzing.md"));
        assertThat(Pattern.compile("`(\\w+FuzzTest)`")
                        .matcher(document)
                        .results()
                        .map(found -> found.group(1)))
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(TESTS.keySet().stream()
                        .filter(name -> name.endsWith("FuzzTest"))
                        .toList());
    }

    /** Numbers of the first column, and of what does not apply. */
    private static List<String> answered() throws IOException {
        List<String> numbers = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("docs", "asvs.md"))) {
            if (line.startsWith("| ")) numbers(line.split("\\|")[1], numbers);
            if (line.startsWith("Does not apply: "))
                for (String part : line.substring("Does not apply: ".length()).split("·"))
                    numbers(part.replaceAll("\\(.*", ""), numbers);
        }
        return numbers;
    }

    private static void numbers(String text, List<String> into) {
        Matcher number = NUMBER.matcher(text);
        while (number.find()) into.add(number.group());
    }

    private static List<String> required() throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "asvs-5.0.0.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ")[0])
                .toList();
    }
}
