package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.migration.V1__Engine_schema;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.core.io.Resource;

/** What we changed in the engine's indexes is written down: its own upgrade scripts know them by their names. */
@IntegrationTest
class EngineIndexesTest {
    private static final Pattern CREATED = Pattern.compile("(?im)^\\s*create (?:unique )?index (\\w+)\\s+on\\b");
    private static final Path DECISION = Path.of("docs", "decisions", "0011-one-history.md");

    @Test
    void everyIndexOfTheEngineIsThereOrTheDecisionSaysThatItIsGone() throws IOException {
        Set<String> gone = new TreeSet<>();
        for (Resource script : V1__Engine_schema.scripts())
            gone.addAll(names(
                    CREATED, script.getContentAsString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)));
        gone.removeAll(TestDatabase.administration(TestDatabase.migrated())
                .queryForList("SELECT indexname FROM pg_indexes WHERE schemaname = 'public'", String.class));

        assertThat(gone).isEqualTo(saidToBeGone());
    }

    private static Set<String> saidToBeGone() throws IOException {
        String row = Files.readAllLines(DECISION).stream()
                .filter(line -> line.startsWith("| gone |"))
                .collect(Collectors.joining());
        return names(Pattern.compile("`(\\w+)`"), row);
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
