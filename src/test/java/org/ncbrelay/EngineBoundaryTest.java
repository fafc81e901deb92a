package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A fork of the engine can replace it only if few files know what is inside it. */
class EngineBoundaryTest {
    private static final Path MAIN = Path.of("src/main");
    private static final int MOST_FILES = 39;
    private static final Pattern TABLE = Pattern.compile("\\bact_(ru|id|re|ge|hi)_\\w", Pattern.CASE_INSENSITIVE);

    @Test
    void fewFilesUseTheInternalClassesOfTheEngine() {
        assertThat(filesWith("java", Pattern.compile("org\\.camunda\\.bpm\\.engine\\.impl\\.")))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(MOST_FILES);
    }

    @Test
    void tablesOfTheEngineAreReadThroughViewsOfMigrations() {
        assertThat(filesWith("", TABLE))
                .containsExactly(
                        "IndexedStatement.java",
                        "R__engine.sql",
                        "R__triggers.sql",
                        "TaskFlows.java",
                        "V12__accounts_and_operation.sql",
                        "V3__engine.sql");
    }

    private static List<String> filesWith(String folder, Pattern pattern) {
        return Sources.below(MAIN.resolve(folder), "").entrySet().stream()
                .filter(file -> pattern.matcher(file.getValue()).find())
                .map(file -> file.getKey().replaceFirst(".*/", ""))
                .sorted()
                .toList();
    }
}
