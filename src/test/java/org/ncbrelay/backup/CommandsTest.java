package org.ncbrelay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.start.CannotStart;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.machines.Node;
import org.ncbrelay.support.machines.RelayCommand;

/** The commands of the jar, each by its first argument and with an exit code for scripts. */
@IntegrationTest
class CommandsTest {
    @TempDir
    private Path folder;

    @Test
    void checkPrintsATableAndStartsNothing() throws Exception {
        Script check = run("check", "--relay.audit.directory=" + folder.resolve("audit"));
        assertThat(check.succeeded().output()).contains("what to do", "SPRING_PROFILES_ACTIVE=production");
        assertThat(folder).isEmptyDirectory();
        assertThat(run("check", "--spring.profiles.active=production").exit()).isEqualTo(CannotStart.CONFIGURATION);
    }

    @Test
    void aStartInProductionWithoutSettingsEndsWithSentencesAndNoStackTrace() throws Exception {
        Script start = run("serve", "--spring.profiles.active=production");
        assertThat(start.exit()).isEqualTo(78);
        assertThat(start.output())
                .contains("- RELAY_MAIL_HOST is not set. Set it to the host name of your mail server.")
                .contains("- RELAY_DATABASE_URL is not set.", "ncb-relay.jar check")
                .doesNotContain("\tat ", "APPLICATION FAILED TO START");
    }

    /** It would be open to passwords without a passkey, and its letters would stay here. */
    @Test
    void aMistypedProfileStartsNothing() throws Exception {
        String sentence = "The profile is prodution, and must be production or demo, and oidc beside it at most";
        Script start = run("serve", "--spring.profiles.active=prodution", "--server.port=eighty");
        assertThat(start.exit()).isEqualTo(78);
        assertThat(start.output())
                .contains(
                        "- " + sentence + ". Set SPRING_PROFILES_ACTIVE=production.",
                        "- SERVER_PORT is eighty, and must be a whole number. ")
                .doesNotContain("\tat ", "Exception");
        assertThat(run("check", "--spring.profiles.active=prodution").output()).contains("wrong   | profile", sentence);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void backupAndRestoreRunTheScriptsThatAreInTheJar() throws Exception {
        DefaultInstallationBackupTest.assertRefused(run("backup"), "there is no relay in");
        DefaultInstallationBackupTest.assertRefused(run("restore"), "which backup?");
        Path whole = Files.createDirectory(folder.resolve("whole"));
        DefaultInstallationBackupTest.assertRefused(run("restore", whole.toString()), "is no finished backup");
    }

    @Test
    void aWrongCallNamesTheCommands() throws Exception {
        Script wrong = run("start");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.output()).contains("serve", "check", "demo-data", "verify-export", "backup", "restore");
        assertThat(run("verify-export").exit()).isEqualTo(2);
    }

    private Script run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(RelayCommand.compiled(Node.CLASS_PATH));
        command.addAll(List.of(arguments));
        return Script.run(
                Map.of(
                        "RELAY_DATA", folder.resolve("data").toString(),
                        "RELAY_BACKUPS", folder.resolve("backups").toString()),
                command.toArray(String[]::new));
    }
}
