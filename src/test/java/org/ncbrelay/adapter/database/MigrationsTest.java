package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.start.CannotStart;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.sources.Model;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class MigrationsTest {
    private static final String RANK = "SELECT prosrc FROM pg_proc WHERE proname = 'stage_of'";
    /** All that repeatable files make: functions, views and triggers, with their rights, settings and comments. */
    private static final String CATALOGUE = """
            SELECT concat_ws(' ', pg_get_functiondef(p.oid), p.proacl, pg_get_userbyid(p.proowner), obj_description(p.oid, 'pg_proc'))
              FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
             WHERE p.pronamespace = 'public'::regnamespace AND l.lanname <> 'c'
            UNION ALL
            SELECT concat_ws(' ', c.relname, pg_get_viewdef(c.oid), c.reloptions, c.relacl, obj_description(c.oid, 'pg_class'))
              FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v'
            UNION ALL
            SELECT concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled, t.tgdeferrable) FROM pg_trigger t WHERE NOT t.tgisinternal
             ORDER BY 1""";

    @Test
    void aServerThatTakesAConnectionAndSaysNothingEndsTheStartWithOneSentence() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Login anybody = new Login("relay", "nothing to see here");
            DatabaseAccess access = new DatabaseAccess(
                    "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/relay", anybody, anybody);
            assertThat(Migrations.configure(Flyway.configure(), access).getJdbcProperties())
                    .containsKeys("connectTimeout", "loginTimeout", "socketTimeout");

            requireUnavailable(access, "loginTimeout", "classpath:db/migration");
        }
    }

    @Test
    void soDoesOneThatFreezesInTheMiddleOfAMigration(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("V1__frozen.sql"), "SELECT pg_sleep(600);");

        requireUnavailable(TestDatabase.empty(), "socketTimeout", "filesystem:" + folder);
    }

    private static void requireUnavailable(DatabaseAccess access, String limit, String location) {
        FluentConfiguration soon = Flyway.configure().jdbcProperties(Map.of(limit, "5"));
        Flyway migrations =
                Migrations.configure(soon, access).locations(location).load();
        assertThatThrownBy(() -> Migrations.orRefuse("The database of RELAY_DATABASE_URL", "Go back.")
                        .migrate(migrations))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessage("The database of RELAY_DATABASE_URL does not answer");
    }

    /** As often as one of them changes. */
    @Test
    void theCurrentFilesCanBeAppliedAgain() {
        DatabaseAccess access = TestDatabase.migrated();
        JdbcTemplate administration = TestDatabase.administration(access);
        List<String> once = administration.queryForList(CATALOGUE, String.class);
        assertThat(once).hasSizeGreaterThan(350);
        assertThat(administration.update("DELETE FROM flyway_schema_history WHERE version IS NULL"))
                .isEqualTo((int) repeatable().count());

        assertThat(TestDatabase.migrations(access).load().migrate().migrationsExecuted)
                .isEqualTo((int) repeatable().count());

        assertThat(administration.queryForList(CATALOGUE, String.class)).isEqualTo(once);
    }

    /** A release that follows adds a column and changes a function; a node of this one that starts again leaves both. */
    @Test
    void aNodeOfThisVersionMigratesNothingOfANewerOne(@TempDir Path next) throws IOException {
        DatabaseAccess access = TestDatabase.migrated();
        new CaseRows(access).acknowledged(new CaseReference("KEN-2026-000001"));
        JdbcTemplate administration = TestDatabase.administration(access);
        Map<String, String> columns = columns(administration);
        Map<String, List<String>> rows = rows(administration, columns);
        assertThat(rows.get("support_request")).hasSize(1);

        nextRelease(access, next).migrate();

        assertThat(administration.queryForList("SELECT next FROM support_request", String.class))
                .hasSize(1);
        assertThat(rows(administration, columns)).isEqualTo(rows);
        String changed = administration.queryForObject(RANK, String.class);
        assertThat(changed).contains("3 ELSE");

        thisRelease(access);

        assertThat(administration.queryForObject(RANK, String.class)).isEqualTo(changed);
        assertThat(TestDatabase.migrations(access).load().info().applied())
                .hasSameSizeAs(nextRelease(access, next).info().applied());
    }

    @Test
    void aNewerVersionWithAnotherHistoryIsRefused(@TempDir Path next) throws IOException {
        DatabaseAccess access = TestDatabase.migrated();
        nextRelease(access, next).migrate();
        TestDatabase.administration(access)
                .update("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '2'");

        assertThatThrownBy(() -> thisRelease(access)).isInstanceOf(CannotStart.class);
    }

    private static void thisRelease(DatabaseAccess access) {
        Migrations.orRefuse("The database of RELAY_DATABASE_URL", "Go back.")
                .migrate(TestDatabase.migrations(access).load());
    }

    private static Flyway nextRelease(DatabaseAccess access, Path folder) throws IOException {
        for (Path file : repeatable().toList()) {
            String text = Files.readString(file);
            Files.writeString(
                    folder.resolve(file.getFileName()),
                    text.replace("WHEN 'CLOSED' THEN 6 ELSE", "WHEN 'CLOSED' THEN 6 WHEN 'NEXT' THEN 3 ELSE"));
        }
        Files.writeString(folder.resolve("V9001__next.sql"), "ALTER TABLE support_request ADD COLUMN next text;\n");
        return TestDatabase.migrations(access)
                .locations("classpath:db/migration", "filesystem:" + folder)
                .load();
    }

    private static Stream<Path> repeatable() {
        return Model.files(Path.of("src/main/resources/db/current"), ".sql");
    }

    /** The columns that each table has now. */
    private static Map<String, String> columns(JdbcTemplate administration) {
        Map<String, String> columns = new TreeMap<>();
        administration.query(
                """
                SELECT table_name, string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
                  JOIN information_schema.tables USING (table_schema, table_name)
                 WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'flyway%' GROUP BY 1""",
                row -> {
                    columns.put(row.getString(1), row.getString(2));
                });
        return columns;
    }

    private static Map<String, List<String>> rows(JdbcTemplate administration, Map<String, String> columns) {
        Map<String, List<String>> rows = new TreeMap<>();
        columns.forEach((table, names) -> rows.put(
                table,
                administration.queryForList(
                        "SELECT to_jsonb(r)::text FROM (SELECT %s FROM %s) r ORDER BY 1".formatted(names, table),
                        String.class)));
        return rows;
    }
}
