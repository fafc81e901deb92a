package org.ncbrelay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.machines.NextVersion;
import org.ncbrelay.support.machines.Node;
import org.ncbrelay.support.machines.RelayCommand;

/** The relay as it comes, with its database in a folder: backed up while it runs and while it is stopped, and brought back. */
@FullOnly
@IntegrationTest
@Tag("from-outside")
class DefaultInstallationBackupTest {
    @TempDir
    private Path folder;

    private Path data;
    private Operator operator;
    private Node relay;

    @BeforeEach
    void prepare() {
        Assumptions.assumeTrue(
                Operator.hasTools(),
                "pg_basebackup 17 is not installed (Debian 13: apt-get install postgresql-client-17)");
        data = folder.resolve("data");
        operator = new Operator(Desk.folders(data));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (relay != null) relay.close();
    }

    @Test
    void aBackupComesBackWholeIsRefusedWhereItWouldHarmAndTheCaseGoesOn() throws Exception {
        Desk desk = start(data);
        String reference = desk.submit();
        String file = desk.attach(reference, "ivory, carved");
        Staff staff = desk.staff(reference);
        Staff.Open open = Desk.firstTask(staff);
        JsonNode before = staff.view();

        Path running = operator.backup();
        assertOwnersEyesOnly(running);
        assertThat(Files.readString(running.resolve("about.txt"))).contains("kind=base", "audit_key=yes");
        String later = desk.submit();
        assertThat(desk.audit().path("intact").asBoolean()).isTrue(); // seals it

        assertRefused(operator.run("restore", running, "--replace"), "a relay runs from");
        relay.close();
        assertRefused(operator.run("restore", running), "is not empty");

        assertThat(operator.run("restore", running, "--replace").succeeded().output())
                .contains("stays as it is", "newer than the backup");
        desk = start(data);
        operator.run("verify", running).succeeded();
        staff = desk.staff(reference);
        assertThat(staff.view()).isEqualTo(before);
        assertThat(desk.download(file)).isEqualTo("ivory, carved");
        assertThat(desk.look(later).status()).as("filed after the backup").isEqualTo(404);
        desk.confirmRestore();
        assertThat(desk.submit()).isNotEqualTo(later).endsWith("-500000");
        assertThat(desk.audit().path("intact").asBoolean()).isTrue();
        staff.complete(open);
        List<String> tasks = desk.tasks(reference);
        assertThat(tasks).isNotEmpty().doesNotContain(open.taskKey());
        relay.close();

        Path stopped = operator.backup();
        assertThat(Files.readString(stopped.resolve("about.txt"))).contains("kind=folder");
        operator.run("restore", stopped, "--replace").succeeded();

        desk = start(data, NextVersion.of(Node.CLASS_PATH, folder.resolve("next")));
        assertThat(desk.tasks(reference)).as("after an upgrade").isEqualTo(tasks);
        assertThat(desk.submit()).as("a restore that lost nothing").endsWith("-500001");
        operator.run("verify", running, "--later").succeeded();
        assertRefused(operator.run("verify", running), "are not those of the backup");
        relay.close();

        Path elsewhere = folder.resolve("elsewhere");
        Operator other = new Operator(Desk.folders(elsewhere));
        other.run("restore", stopped).succeeded();
        desk = start(elsewhere);
        other.run("verify", stopped).succeeded();
        assertThat(desk.tasks(reference)).as("the version before again").isEqualTo(tasks);

        Files.writeString(stopped.resolve("audit/checkpoints.txt"), "\n", StandardOpenOption.APPEND);
        assertRefused(other.run("restore", stopped, "--replace"), "is not what was backed up");
        Files.writeString(running.resolve("audit/one-more"), "");
        assertRefused(other.run("restore", running, "--replace"), "has other files than its manifest names");
    }

    @Test
    void thereIsNothingToBackUpWhereNoRelayHasRun() throws Exception {
        assertRefused(operator.run("backup"), "there is no relay in");
        try (Stream<Path> backups = Files.list(folder.resolve("backups"))) {
            assertThat(backups).as("an unfinished backup").isEmpty();
        }
    }

    private Desk start(Path from) throws IOException {
        return start(from, Node.CLASS_PATH);
    }

    private Desk start(Path from, String classPath) throws IOException {
        relay = new Node(
                        "demonstration",
                        from,
                        Map.of(),
                        "--relay.database.embedded.directory=" + from.resolve("postgres"),
                        "--relay.database.embedded.binaries="
                                + TestDatabase.binaries().toAbsolutePath())
                .start(RelayCommand.compiled(classPath))
                .ready();
        return new Desk(relay);
    }

    static void assertRefused(Script script, String why) {
        assertThat(script.exit()).as(script.output()).isNotZero();
        assertThat(script.output()).contains(why);
    }

    static void assertOwnersEyesOnly(Path backup) throws IOException {
        try (Stream<Path> all = Files.walk(backup)) {
            for (Path each : all.toList())
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
        }
    }
}
