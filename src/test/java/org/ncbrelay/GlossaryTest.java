package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words that {@code docs/glossary.md} retires do not come back in what people read. */
class GlossaryTest {
    private static final Path GLOSSARY = Path.of("docs", "glossary.md");
    private static final Pattern RETIRED = Pattern.compile("`([^`]+)`");

    /** English texts of pages, letters, documents and forms, labels of diagrams, the README and all documents. */
    private static final List<String> READ =
            List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "forms", "bpmn", "src/main/resources");

    private static final Pattern TEXTS = Pattern.compile(".*(\\.md|\\.form|_en\\.properties)");

    @Test
    void retiredWordsDoNotComeBack() throws IOException {
        List<String> retired = retired();
        assertThat(retired).hasSizeGreaterThan(10);
        Pattern words = Pattern.compile(
                retired.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?<![\\w.-])(", ")(?![\\w-])")),
                Pattern.CASE_INSENSITIVE);
        List<String> found = new ArrayList<>();
        for (Path text : texts()) {
            List<String> lines = Files.readAllLines(text);
            for (int i = 0; i < lines.size(); i++) {
                Matcher word = words.matcher(shown(text, lines.get(i)));
                if (word.find()) found.add(text + ":" + (i + 1) + ": " + word.group());
            }
        }
        assertThat(found).isEmpty();
    }

    /** The last column of the glossary's tables. */
    private static List<String> retired() throws IOException {
        List<String> words = new ArrayList<>();
        for (String line : Files.readAllLines(GLOSSARY)) {
            if (!line.startsWith("| ") || !line.endsWith("|")) continue;
            String last = line.substring(line.lastIndexOf('|', line.length() - 2));
            Matcher word = RETIRED.matcher(last);
            while (word.find()) words.add(word.group(1));
        }
        return words;
    }

    /** Names of code, paths and keys are no text for people. */
    private static String shown(Path file, String line) {
        if (file.toString().endsWith(".properties")) return line.replaceFirst("^[\\w.]+=", "");
        if (file.toString().endsWith(".md")) return line.replaceAll("`[^`]*`|\\]\\([^)]*\\)", "");
        return line;
    }

    private static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>();
        for (String root : READ) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> TEXTS.matcher(file.toString()).matches())
                        .filter(file -> !file.equals(GLOSSARY))
                        .forEach(texts::add);
            }
        }
        return texts;
    }
}
