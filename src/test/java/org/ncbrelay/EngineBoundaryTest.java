package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A fork of the engine can replace it only if few files know what is inside it. */
class EngineBoundaryTest {
    private static final Path MAIN = Path.of("src/main");
    private static final int MOST_FILES = 36;
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
                        "ExecutionTrees.java",
                        "IndexedStatement.java",
                        "V27__engine_tasks.sql",
                        "V36__news_and_inbox.sql",
                        "V3__engine.sql",
                        "V45__where_tasks_are.sql",
                        "V51__many_tasks_and_many_matches.sql",
                        "V57__login_names.sql",
                        "V58__closed_accounts.sql");
    }

    private static List<String> filesWith(String folder, Pattern pattern) {
        return Sources.below(MAIN.resolve(folder), "").entrySet().stream()
                .filter(file -> pattern.matcher(file.getValue()).find())
                .map(file -> file.getKey().replaceFirst(".*/", ""))
                .sorted()
                .toList();
    }
}
