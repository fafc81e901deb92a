package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words that {@code docs/glossary.md} retires in a column of a language do not come back in what people read in it. */
class GlossaryTest {
    private static final Path GLOSSARY = Path.of("docs", "glossary.md");
    private static final Pattern RETIRED = Pattern.compile("`([^`]+)`");

    /** How the glossary heads its columns. */
    private static final Map<String, String> LANGUAGES =
            Map.of("English", "en", "français", "fr", "español", "es", "العربية", "ar");

    /** Texts of pages, letters, documents and forms, labels of diagrams and tables, the README and all documents. */
    private static final List<String> READ =
            List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "forms", "bpmn", "src/main/resources");

    private static final Pattern TEXTS =
            Pattern.compile(".*(?:\\.(?:md|form|bpmn|dmn)|_(?<language>en|fr|es|ar)\\.properties)");

    /** What a diagram or a table shows. */
    private static final Pattern LABELS = Pattern.compile("\\b(?:name|label)=\"([^\"]*)\"|>([^<>]+)<");

    @Test
    void retiredWordsDoNotComeBack() throws IOException {
        Map<String, Pattern> retired = retired();
        assertThat(retired).containsOnlyKeys(LANGUAGES.values());
        List<String> found = new ArrayList<>();
        for (Path text : texts()) {
            List<String> lines = Files.readAllLines(text);
            for (int i = 0; i < lines.size(); i++) {
                Matcher word = retired.get(language(text)).matcher(shown(text, lines.get(i)));
                if (word.find()) found.add(text + ":" + (i + 1) + ": " + word.group());
            }
        }
        assertThat(found).isEmpty();
    }

    /** By language: what stands as code in its columns. */
    private static Map<String, Pattern> retired() throws IOException {
        Map<String, List<String>> words = new LinkedHashMap<>();
        List<String> columns = List.of();
        for (String line : Files.readAllLines(GLOSSARY)) {
            if (!line.startsWith("|")) {
                columns = List.of();
                continue;
            }
            List<String> cells =
                    Stream.of(line.substring(1).split("\\|")).map(String::strip).toList();
            if (columns.isEmpty()) columns = cells;
            for (int i = 0; i < cells.size(); i++) {
                String language = LANGUAGES.get(columns.get(i));
                Matcher word = RETIRED.matcher(cells.get(i));
                while (language != null && word.find())
                    words.computeIfAbsent(language, none -> new ArrayList<>()).add(word.group(1));
            }
        }
        return words.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> anyOf(entry.getValue())));
    }

    private static Pattern anyOf(List<String> words) {
        return Pattern.compile(
                words.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?<![\\w.-])(?:", ")(?![\\w-])")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    private static String language(Path file) {
        Matcher name = TEXTS.matcher(file.toString());
        return name.matches() && name.group("language") != null ? name.group("language") : "en";
    }

    /** Names of code, paths and keys are no text for people. */
    private static String shown(Path file, String line) {
        String name = file.toString();
        if (name.endsWith(".properties")) return line.replaceFirst("^[\\w.-]+=", "");
        if (name.endsWith(".md")) return line.replaceAll("`[^`]*`|\\]\\([^)]*\\)", "");
        if (name.endsWith("mn"))
            return LABELS.matcher(line)
                    .results()
                    .map(label -> label.group(1) == null ? label.group(2) : label.group(1))
                    .collect(Collectors.joining("\n"));
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
