package org.ncbrelay.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ncbrelay.backup.DefaultInstallationBackupTest.assertOwnersEyesOnly;
import static org.ncbrelay.backup.DefaultInstallationBackupTest.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.machines.Node;
import org.ncbrelay.support.machines.RelayCommand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/** A database server apart from the relay: restored from a dump on a new server, and to a moment from a base backup and the archived log. */
@FullOnly
@IntegrationTest
@Tag("from-outside")
class ProductionBackupTest {
    @TempDir
    private Path folder;

    private Path archive;
    private PostgresServer server;
    private PostgresServer restored;
    private Node relay;
    private Desk desk;
    private String reference;
    private Staff.Open open;

    @BeforeEach
    void aRelayOnAServerThatArchivesItsLog() throws Exception {
        Assumptions.assumeTrue(
                Operator.hasTools(), "pg_dump 17 is not installed (Debian 13: apt-get install postgresql-client-17)");
        archive = Files.createDirectory(folder.resolve("archive"));
        String command =
                "bash %s %%p %%f %s".formatted(Path.of("ops/archive-wal").toAbsolutePath(), archive);
        server = PostgresServer.start(
                        folder.resolve("server"), Map.of("archive_mode", "on", "archive_command", command))
                .prepared();
        relay = start(server, folder.resolve("relay"));
        reference = desk.submit();
        open = Desk.firstTask(desk.staff(reference));
    }

    @AfterEach
    void stop() throws Exception {
        if (relay != null) relay.close();
        if (restored != null) restored.close();
        if (server != null) server.close();
    }

    @Test
    void aDumpComesBackOnANewServerWithItsRolesItsWallsAndItsChainsAndTheCaseGoesOn() throws Exception {
        Operator backup = operator(server.asBackup(), "relay");
        server.administration()
                .update("INSERT INTO relay_session VALUES ('one', ?, 0, 0, 0, 0, 'ncb.ken')", "A".repeat(43));
        Path dump = backup.backup();
        assertOwnersEyesOnly(dump);
        assertRefused(
                operator(server.asAdministrator(), "relay").run("restore", dump, "--replace"), "stop every relay");
        relay.close();

        restored = PostgresServer.start(folder.resolve("another"), Map.of());
        Operator operator = operator(restored.asAdministrator(), "restored");
        Script differing = operator.run("restore", withOtherWalls(dump));
        assertRefused(differing, "are not those of the backup");
        assertThat(differing.output()).contains("made the roles relay_app, relay_owner");
        assertThat(restored.administration().queryForObject("SELECT count(*) FROM relay_session", Long.class))
                .as("whatever the verification finds")
                .isZero();
        assertThat(folder.resolve("restored/audit/checkpoint.key")).exists();
        assertThat(operator.run("restore", dump, "--replace").succeeded().output())
                .contains("each continues the chain of the backup", "stays as it is");
        assertRefused(operator.run("restore", dump), "is not empty");
        assertWallsStand(restored);
        assertThat(restored.administration()
                        .queryForObject(
                                "SELECT pg_current_xact_id()::text::bigint > max(changed_in) FROM case_figure",
                                Boolean.class))
                .as("what is written from now on is newer than what was restored")
                .isTrue();

        relay = start(restored, folder.resolve("restored"));
        assertThat(desk.audit().path("intact").asBoolean()).isTrue();
        desk.staff(reference).complete(open);
        assertThat(desk.tasks(reference)).isNotEmpty().doesNotContain(open.taskKey());
    }

    @Test
    void aBaseBackupAndTheArchivedLogLeadToAnyMomentAndTheCaseGoesOn() throws Exception {
        Path base = operator(server.asBackup(), "relay").backup("--base");
        String kept = desk.submit();
        String moment = server.administration().queryForObject("SELECT clock_timestamp()::text", String.class);
        String mistake = desk.submit();
        assertThat(desk.audit().path("intact").asBoolean()).isTrue(); // seals it
        String segment =
                server.administration().queryForObject("SELECT pg_walfile_name(pg_switch_wal())", String.class);
        await().atMost(Desk.PATIENCE).until(() -> Files.exists(archive.resolve(segment)));
        relay.close();

        FileSystemUtils.copyRecursively(folder.resolve("relay/audit"), folder.resolve("restored/audit"));
        Path data = folder.resolve("recovered");
        Map<String, String> environment = new HashMap<>(Map.of(
                "PGDATA", data.toString(),
                "RELAY_WAL_ARCHIVE", archive.toString(),
                "RELAY_AUDIT_DIRECTORY", folder.resolve("restored/audit").toString()));
        new Operator(environment).run("restore", base, "--until", moment).succeeded();
        restored = PostgresServer.start(data, Map.of());
        await().atMost(Desk.PATIENCE)
                .until(() -> Boolean.FALSE.equals(
                        restored.administration().queryForObject("SELECT pg_is_in_recovery()", Boolean.class)));
        operator(restored.asAdministrator(), "restored").run("verify", base).succeeded();
        assertWallsStand(restored);

        relay = start(restored, folder.resolve("restored"));
        assertThat(desk.look(kept).status()).as("filed before the moment").isEqualTo(200);
        assertThat(desk.look(mistake).status()).as("filed after it").isEqualTo(404);
        desk.confirmRestore();
        assertThat(desk.submit()).isNotEqualTo(mistake);
        assertThat(desk.audit().path("intact").asBoolean()).isTrue();
        desk.staff(reference).complete(open);
        assertThat(desk.tasks(reference)).isNotEmpty().doesNotContain(open.taskKey());
    }

    /** A backup of a database that was guarded otherwise. */
    private Path withOtherWalls(Path backup) throws Exception {
        Path other = folder.resolve("other-walls");
        FileSystemUtils.copyRecursively(backup, other);
        Files.writeString(other.resolve("walls.txt"), "one more\n", StandardOpenOption.APPEND);
        return Operator.finished(other);
    }

    private Node start(PostgresServer on, Path its) throws IOException {
        Node node = new Node("production", its, Node.logins(on.access()))
                .start(RelayCommand.compiled(Node.CLASS_PATH))
                .ready();
        desk = new Desk(node);
        return node;
    }

    private Operator operator(Map<String, String> server, String relay) {
        Map<String, String> environment = new HashMap<>(server);
        environment.put("RELAY_BACKUPS", folder.resolve("backups").toString());
        environment.put(
                "RELAY_AUDIT_DIRECTORY", folder.resolve(relay).resolve("audit").toString());
        return new Operator(environment);
    }

    /** The application's login and the owner's see and change what they may, and nothing else. */
    private void assertWallsStand(PostgresServer at) {
        SingleConnectionDataSource connection = new SingleConnectionDataSource(
                at.access().url(),
                at.access().application().user(),
                at.access().application().password(),
                true);
        try {
            JdbcTemplate application = new JdbcTemplate(connection);
            Map<String, Boolean> sees = new HashMap<>();
            for (String organisation : List.of("", "FRA", "KEN")) {
                application.queryForList("SELECT set_config('relay.organisation', ?, false)", organisation);
                sees.put(
                        organisation,
                        application.queryForObject(
                                "SELECT EXISTS (SELECT 1 FROM support_request WHERE reference = ?)",
                                Boolean.class,
                                reference));
            }
            assertThat(sees).isEqualTo(Map.of("", false, "FRA", false, "KEN", true));
            assertThatThrownBy(() -> application.execute("UPDATE audit_record SET act = 'OTHER'"))
                    .hasStackTraceContaining("permission denied");
        } finally {
            connection.destroy();
        }
        JdbcTemplate owner = at.as(at.access().owner());
        assertThat(owner.queryForObject("SELECT row_security_active('support_request')", Boolean.class))
                .as("even the owner is bound")
                .isTrue();
        assertThatThrownBy(() -> owner.execute("UPDATE audit_record SET act = 'OTHER'"))
                .hasStackTraceContaining("only ever added to");
    }
}
