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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.adapter.database.migration.V1__Engine_schema;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.sources.Model;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class MigrationsTest {
    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    /** What has been released, in the format of {@code sha256sum}: the files of the folder, and the engine's scripts, which V1 runs. */
    private static final Path RELEASED = Path.of("src/test/resources/released-migrations.sha256");

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__\\w+\\.sql");
    /** The newest migration of version 1.0.0. */
    private static final String FIRST_RELEASE = "18";
    /** The question of the first release to a bureau for an expert. */
    private static final String ASKED = """
            INSERT INTO ist_member (id, reference, round, role, home, task, state)
            VALUES (gen_random_uuid(), 'KEN-2026-000001', %d, 'ANALYST', 'KEN', 'Team to KEN, analyst, %s', 'ASKED')""";

    /** A database that has run a file would be refused after any change of it. A newer engine needs a migration that upgrades its tables. */
    @Test
    void whatWasReleasedIsNeverEdited() throws IOException {
        Map<String, String> released = Files.readAllLines(RELEASED).stream()
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(line -> line[1], line -> line[0]));
        int newest = released.keySet().stream()
                .mapToInt(MigrationsTest::version)
                .max()
                .orElseThrow();
        Map<String, String> present = new TreeMap<>();
        for (Resource script : V1__Engine_schema.scripts())
            present.put(script.getFilename(), Sha256.hex(script.getContentAsByteArray()));
        for (Path file : Model.files(FOLDER, ".sql").toList()) {
            String name = file.getFileName().toString();
            if (VERSION.matcher(name).matches() && version(name) <= newest)
                present.put(name, Sha256.hex(Files.readAllBytes(file)));
        }
        assertThat(present)
                .as("leave released files as they are and add a migration after V" + newest)
                .containsExactlyInAnyOrderEntriesOf(released);
    }

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

    /** Also by a migration that the release after this one may bring, so that there is always one to upgrade to. */
    @Test
    void aDatabaseOfTheFirstReleaseIsUpgradedWithAllItsRows(@TempDir Path next) throws IOException {
        DatabaseAccess access = TestDatabase.empty();
        TestDatabase.migrations(access).target(FIRST_RELEASE).load().migrate();
        new CaseRows(access).acknowledged(new CaseReference("KEN-2026-000001"));
        JdbcTemplate administration = TestDatabase.administration(access);
        administration.execute("SET session_replication_role = replica;"
                + " INSERT INTO ist_deployment VALUES ('KEN-2026-000001', 'gs', now());"
                + " SET session_replication_role = origin");
        administration.execute(ASKED.formatted(1, "1 working day from 2026-10-12"));
        Map<String, String> columns = columns(administration);
        Map<String, List<String>> rows = rows(administration, columns);
        assertThat(rows.get("support_request")).hasSize(1);
        assertThat(rows.get("audit_record")).hasSize(1);

        Files.writeString(next.resolve("V9001__next.sql"), "ALTER TABLE support_request ADD COLUMN next text;\n");
        TestDatabase.migrations(access)
                .locations("classpath:db/migration", "filesystem:" + next)
                .load()
                .migrate();

        assertThat(administration.queryForList("SELECT next FROM support_request", String.class))
                .hasSize(1);
        Map<String, List<String>> upgraded = rows(administration, columns);
        assertThat(upgraded.remove("case_access"))
                .as("and the office of deployments reads the case")
                .containsAll(rows.remove("case_access"));
        assertThat(upgraded).isEqualTo(rows);
        administration.execute(ASKED.formatted(2, "20 working days from 2026-12-24"));
        assertThat(administration.queryForList(
                        "SELECT working_days || ' from ' || starts_on FROM ist_member ORDER BY round", String.class))
                .as("what this version and the one before ask for")
                .containsExactly("1 from 2026-10-12", "20 from 2026-12-24");
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

    /** The number of a migration; 0 for another file. */
    private static int version(String name) {
        Matcher version = VERSION.matcher(name);
        return version.matches() ? Integer.parseInt(version.group(1)) : 0;
    }
}
