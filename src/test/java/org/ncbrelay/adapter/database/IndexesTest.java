package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.migration.V1__Engine_schema;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What belongs to something is found by an index, so that work on one case does not grow with the cases of others. */
@IntegrationTest
class IndexesTest {
    /** Columns by which nobody looks, each with its reason. */
    private static final Map<String, String> NEVER_SEARCHED = Map.of(
            "official_copy.mail_id", "a copy knows its letter; letters are never deleted",
            "delivery.ncb_copy", "a delivery knows its copy; copies are never deleted",
            "delivery.replaces", "a delivery knows the one before; deliveries are never deleted",
            "case_message.ncb_copy", "a message knows its copy; copies are never deleted",
            "dispatch.ncb_copy", "a dispatch knows its letter; letters are never deleted",
            "audit_pending.reference", "empty after every commit",
            "idempotency_key.reference", "found by who sent what",
            "stand_in.reference", "found by its absence");

    private static final String WITHOUT_INDEX = """
            NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indkey[0] = a.attnum
                           AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) = '(' || a.attname || ' IS NOT NULL)'))
            """;
    private static final Pattern CREATED = Pattern.compile("(?im)^\\s*create (?:unique )?index (\\w+)\\s+on\\b");
    private static final Path DECISION = Path.of("docs", "decisions", "0011-one-history.md");

    private static JdbcTemplate catalog;

    @BeforeAll
    static void migrate() {
        catalog = TestDatabase.administration(TestDatabase.migrated());
    }

    /** Organisations and agencies are a few hundred rows: a scan finds them as fast. */
    @Test
    void whateverRefersToARecordIsFoundByIt() {
        Set<String> searched = new TreeSet<>(catalog.queryForList("""
                SELECT a.attrelid::regclass || '.' || a.attname FROM pg_constraint c
                  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                 WHERE c.contype = 'f' AND c.conrelid::regclass::text NOT LIKE 'act\\_%'
                   AND c.confrelid::regclass::text NOT IN ('organisation', 'agency') AND """ + " " + WITHOUT_INDEX, String.class));
        searched.removeAll(NEVER_SEARCHED.keySet());
        assertThat(searched).isEmpty();
    }

    @Test
    void everythingOfACaseIsFoundByTheCase() {
        Set<String> searched = new TreeSet<>(catalog.queryForList("""
                SELECT a.attrelid::regclass || '.' || a.attname FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
                 WHERE t.relkind IN ('r', 'p') AND t.relnamespace = 'public'::regnamespace AND a.attname = 'reference'
                   AND t.relname NOT LIKE 'act\\_%' AND """ + " " + WITHOUT_INDEX, String.class));
        searched.removeAll(NEVER_SEARCHED.keySet());
        assertThat(searched).isEmpty();
    }

    /** With a trigger before an update of its row, PostgreSQL computes the searchable text whatever column changes. */
    @Test
    void anUpdateOfACaseDoesNotComputeItsSearchableTextAnew() {
        int rowBeforeUpdate = 1 + 2 + 16; // TRIGGER_TYPE_ROW, _BEFORE and _UPDATE in pg_trigger.tgtype
        assertThat(catalog.queryForList(
                        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'support_request'::regclass AND tgtype & ? = ?",
                        String.class,
                        rowBeforeUpdate,
                        rowBeforeUpdate))
                .isEmpty();
    }

    @Test
    void everyReasonIsStillNeeded() {
        Set<String> without = new TreeSet<>(catalog.queryForList(
                "SELECT a.attrelid::regclass || '.' || a.attname FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid"
                        + " WHERE t.relkind IN ('r', 'p') AND " + WITHOUT_INDEX,
                String.class));
        assertThat(without).containsAll(NEVER_SEARCHED.keySet());
    }

    /** What we changed in the engine's indexes is written down: its own upgrade scripts know them by their names. */
    @Test
    void everyIndexOfTheEngineIsThereOrTheDecisionSaysThatItIsGone() throws IOException {
        Set<String> gone = new TreeSet<>();
        for (Resource script : V1__Engine_schema.scripts())
            gone.addAll(names(
                    CREATED, script.getContentAsString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)));
        gone.removeAll(
                catalog.queryForList("SELECT indexname FROM pg_indexes WHERE schemaname = 'public'", String.class));

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
