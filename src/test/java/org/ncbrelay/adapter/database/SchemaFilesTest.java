package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.sources.Model;

/**
 * What the database is can be read: each function, view and trigger stands in one file, whole. Functions that policies, checks, defaults and
 * indexes call are in the numbered file that first needs them; all others are in a repeatable file.
 */
class SchemaFilesTest {
    private static final Path NUMBERED = Path.of("src/main/resources/db/migration");
    private static final Path CURRENT = Path.of("src/main/resources/db/current");
    private static final Pattern MADE = Pattern.compile(
            "^CREATE (?:OR REPLACE )?(FUNCTION|VIEW|(?:CONSTRAINT )?TRIGGER) (\\w+)(?:[^;]*? ON (\\w+))?",
            Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
    private static final Pattern REWRITES =
            Pattern.compile("pg_get_(function|view|trigger|constraint|index)\\w*def|EXECUTE\\s+(regexp_)?replace\\(");

    @Test
    void eachFunctionViewAndTriggerIsDefinedInOneFile() throws IOException {
        Map<String, Set<String>> files = new TreeMap<>();
        for (Path file : files().toList())
            for (String name : made(file))
                files.computeIfAbsent(name, any -> new TreeSet<>())
                        .add(file.getFileName().toString());
        assertThat(files).hasSizeGreaterThan(300);
        files.values().removeIf(places -> places.size() == 1);
        assertThat(files).as("in more than one file").isEmpty();
    }

    /** They run first, also in an empty database. Policies name the function of the current files that they serve in comments alone. */
    @Test
    void numberedFilesUseNothingThatCurrentFilesMake() throws IOException {
        List<String> used = new ArrayList<>();
        for (Path current : Model.files(CURRENT, ".sql").toList())
            for (String name : made(current)) {
                if (name.contains(" on ")) continue;
                Pattern use = Pattern.compile("\\b" + name.substring(name.indexOf(' ') + 1)
                        + (name.startsWith("FUNCTION") ? "\\s*\\(" : "\\b"));
                for (Path file : numbered())
                    if (use.matcher(code(file)).find()) used.add(file.getFileName() + " uses " + name);
            }
        assertThat(used).isEmpty();
    }

    /** A function that was changed as text stands nowhere. */
    @Test
    void noFileRewritesWhatAnotherOneDefines() throws IOException {
        for (Path file : files().toList())
            assertThat(REWRITES.matcher(code(file)).results().map(found -> found.group()))
                    .as(file.toString())
                    .isEmpty();
    }

    /** Whoever waits for a lock on a table lets all others wait behind. */
    @Test
    void eachFileWaitsForALockForABoundedTime() throws IOException {
        for (Path file : files().toList())
            assertThat(code(file)).as(file.toString()).contains("SET LOCAL lock_timeout = ");
    }

    private static Stream<Path> files() throws IOException {
        return Stream.concat(numbered().stream(), Model.files(CURRENT, ".sql"));
    }

    private static List<Path> numbered() throws IOException {
        return Model.files(NUMBERED, ".sql")
                .filter(file -> file.getFileName().toString().startsWith("V"))
                .toList();
    }

    /** Overloads of a function are one; a trigger is of a table. */
    private static Set<String> made(Path file) throws IOException {
        return MADE.matcher(code(file))
                .results()
                .map(found -> found.group(1).endsWith("TRIGGER")
                        ? "TRIGGER " + found.group(2) + " on " + found.group(3)
                        : found.group(1) + " " + found.group(2))
                .collect(Collectors.toSet());
    }

    private static String code(Path file) throws IOException {
        return COMMENT.matcher(Files.readString(file)).replaceAll("");
    }
}
