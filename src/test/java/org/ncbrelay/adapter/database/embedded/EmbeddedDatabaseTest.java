package org.ncbrelay.adapter.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.adapter.database.Login;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@IntegrationTest
class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAfterTheNextStart() throws IOException {
        try (EmbeddedDatabase database = start()) {
            write(database);
        }
        try (EmbeddedDatabase database = start()) {
            assertThat(written(database)).isEqualTo("kept");
        }
    }

    @Test
    void itSurvivesAPowerCutAndAsksEverybodyForAPassword() throws IOException {
        try (EmbeddedDatabase database = start()) {
            JdbcTemplate jdbc = new JdbcTemplate(database.administration());
            assertThat(show(jdbc, "fsync")).isEqualTo("on");
            assertThat(show(jdbc, "synchronous_commit")).isEqualTo("on");
            assertThat(show(jdbc, "listen_addresses")).isEqualTo("localhost");
            assertThat(jdbc.queryForList("SELECT DISTINCT auth_method FROM pg_hba_file_rules", String.class))
                    .containsExactly("scram-sha-256");
            DataSource stranger = new DriverManagerDataSource(database.access().url(), "relay_owner", "guessed");
            assertThatThrownBy(stranger::getConnection).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void itsPasswordsAreForTheOwnerOfTheFolderOnly() throws IOException {
        start().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("password.initdb")).doesNotExist();
    }

    @Test
    void aServerLeftBehindByAKilledApplicationIsStoppedAndNothingIsLost() throws Exception {
        Process application = startInProcessOfItsOwn();
        long left = serverPid();
        assertThat(application.destroyForcibly().waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(ProcessHandle.of(left)).isPresent();
        try (EmbeddedDatabase database = start()) {
            assertThat(serverPid()).isNotEqualTo(left);
            assertThat(written(database)).isEqualTo("kept");
        }
    }

    @Test
    void aRunningApplicationRefusesASecondProcessToo() throws Exception {
        Process application = startInProcessOfItsOwn();
        assertThatThrownBy(this::start).hasMessageStartingWith("NCB Relay is already running from this folder");
        application.destroyForcibly().waitFor();
        start().close();
    }

    @Test
    void rootIsRefusedWhereUnshareDoesNotWork() {
        assertThatThrownBy(() -> EmbeddedDatabase.refuseRoot("root", () -> false))
                .hasMessageStartingWith("PostgreSQL does not run as root");
        EmbeddedDatabase.refuseRoot("root", () -> true);
        EmbeddedDatabase.refuseRoot("relay", () -> false);
    }

    @Test
    void aNumberLeftByAPowerCutHarmsNoOtherProgram() throws IOException {
        start().close();
        long self = ProcessHandle.current().pid();
        Files.writeString(folder.resolve("server").resolve("postmaster.pid"), self + "\n");
        start().close();
    }

    /** A cookie of before would open the relay to somebody who was shut out since. */
    @Test
    void theFirstStartAfterARestoreEndsTheSessionsOfTheBackup() throws IOException {
        try (EmbeddedDatabase database = start()) {
            as(database, database.access().owner())
                    .execute("CREATE TABLE relay_session AS SELECT 'before' AS session_id");
        }
        Path restored = Files.createFile(folder.resolve("restored"));
        try (EmbeddedDatabase database = start()) {
            JdbcTemplate owner = as(database, database.access().owner());
            assertThat(owner.queryForList("SELECT session_id FROM relay_session"))
                    .isEmpty();
            owner.update("INSERT INTO relay_session VALUES ('since')");
        }
        assertThat(restored).doesNotExist();
        try (EmbeddedDatabase database = start()) {
            assertThat(as(database, database.access().owner())
                            .queryForObject("SELECT session_id FROM relay_session", String.class))
                    .isEqualTo("since");
        }
    }

    private EmbeddedDatabase start() throws IOException {
        return EmbeddedDatabase.start(settings(folder));
    }

    private long serverPid() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("server").resolve("postmaster.pid"))
                .get(0));
    }

    private Process startInProcessOfItsOwn() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        folder.toString())
                .redirectErrorStream(true);
        // The shell of another machine may have sent a language that this one has not installed.
        builder.environment().put("LC_ALL", "xx_XX.UTF-8");
        Process process = builder.start();
        assertThat(process.inputReader().lines().anyMatch(Application.READY::equals))
                .isTrue();
        return process;
    }

    private static EmbeddedSettings settings(Path folder) {
        return new EmbeddedSettings(folder, TestDatabase.binaries(), 0, true);
    }

    private static void write(EmbeddedDatabase database) {
        as(database, database.access().owner()).execute("CREATE TABLE note AS SELECT 'kept' AS body");
    }

    private static String written(EmbeddedDatabase database) {
        return as(database, database.access().owner()).queryForObject("SELECT body FROM note", String.class);
    }

    private static String show(JdbcTemplate jdbc, String setting) {
        return jdbc.queryForObject("SHOW " + setting, String.class);
    }

    private static JdbcTemplate as(EmbeddedDatabase database, Login login) {
        return new JdbcTemplate(TestDatabase.dataSource(database.access(), login));
    }

    /** An application that somebody will kill. */
    static final class Application {
        static final String READY = "ready";

        public static void main(String[] folder) throws Exception {
            write(EmbeddedDatabase.start(settings(Path.of(folder[0]))));
            System.out.println(READY);
            Thread.currentThread().join();
        }
    }
}
